import type { PracticeConnection, PracticeRequest } from './sightings.ts'

/** What the worker is started with. */
export interface StartOrder {
  /** The memory of the {@link Letterbox}. */
  readonly shared: SharedArrayBuffer
  readonly port: number
  readonly httpsPort: number
}

/** A question to the worker; each gets one {@link Answer} with its id. */
export interface Question {
  readonly id: number
  readonly about: 'ready' | 'connections' | 'requests' | 'reset' | 'close'
}

export interface Answer {
  readonly id: number
  /** What went wrong; `null` where nothing did. */
  readonly failure: string | null
  /** Empty unless they were asked for; so are the requests. */
  readonly connections: readonly PracticeConnection[]
  readonly requests: readonly PracticeRequest[]
}

/** A connection as the practice server saw it. */
export interface PracticeConnection {
  /** In order of accept, from 1. */
  readonly n: number
  readonly scheme: 'http' | 'https'
  /** The Host header of its first request, before that the name asked for in TLS; `null` where neither came. */
  readonly host: string | null
  /** The client's port, by which it can be told from others on its side. */
  readonly remotePort: number
  /** How many requests came on it. */
  readonly requests: number
  /** Whether neither side has ended it. */
  readonly open: boolean
  /** The side that ended it first; `null` while it is open. */
  readonly closedBy: 'client' | 'server' | null
  /** When it was accepted: milliseconds since 1970. */
  readonly openedAtMs: number
  /** When the first side ended it: milliseconds since 1970. */
  readonly closedAtMs: number | null
}

/** A request as the practice server saw it. */
export interface PracticeRequest {
  /** The `n` of the connection that it came on. */
  readonly connection: number
  readonly method: string
  /** The request target as it was sent. */
  readonly target: string
  /** The Host header; `null` where there is none. */
  readonly host: string | null
  /** What was answered; `null` before the answer, and for good where the client went before it. */
  readonly status: number | null
}

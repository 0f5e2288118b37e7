import { durationText } from './duration-text.ts'
import { type Phases, phasesOf, seconds } from './phases.ts'
import type { RequestRecord } from './request-record.ts'
import type { Why } from './why.ts'

/** The connection that served a request: what `response.conn` is. Times are seconds. */
export interface ResponseConnection {
  /** The socket: c1, c2, … in the order in which this process opened them. */
  readonly id: string
  /** The how many-th request on it this was. */
  readonly nth: number
  readonly reused: boolean
  /** Why it was this one; for a new one, why none that was there was used. */
  readonly why: Why
  /** How long it had been idle before; 0 for a new one. */
  readonly idle: number
  /** This side's address, `host:port`. */
  readonly local: string
  /** The other side's address; a proxy's, where there is one. */
  readonly remote: string
  readonly httpVersion: '1.0' | '1.1'
  /** The round trip of its line where that is simulated, so that its times are, too; else 0. */
  readonly simulatedRtt: number
  /** Where the time went. */
  readonly phases: Phases
  /** From asking the pool for a connection to the end of the body; null until that is read. */
  readonly total: number | null
}

/** What `response.conn` is for a request; null where it has no connection. */
export function responseConnection(request: RequestRecord | undefined): ResponseConnection | null {
  if (request?.connection === undefined) return null
  const { id, local, remote } = request.connection
  const { nth, why, idleMs, httpVersion, totalMs, simulatedRttMs } = request
  return {
    id,
    nth,
    reused: why === undefined,
    why: why ?? {
      code: 'reused',
      text: `${id} was idle for ${durationText(idleMs)}`,
      connection: id,
    },
    idle: seconds(idleMs),
    local,
    remote,
    httpVersion,
    simulatedRtt: seconds(simulatedRttMs),
    phases: phasesOf(request),
    total: totalMs === null ? null : seconds(totalMs),
  }
}

/** What is said on one line about the connection of a request, such as `c2 reused · 3rd request · idle 1.2 s`. */
export function verdictText({ nth, why, idleMs, connection }: RequestRecord): string {
  const id = connection?.id ?? 'none'
  if (why !== undefined) return `${id} new · ${why.text}`
  return `${id} reused · ${ordinal(nth)} request · idle ${durationText(idleMs)}`
}

/** A count in English, such as `22nd`. */
export function ordinal(count: number): string {
  const isTeen = count % 100 >= 11 && count % 100 <= 13
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th')
  return `${count}${ending}`
}

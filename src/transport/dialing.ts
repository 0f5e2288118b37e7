import type { Clock } from '../clock/clock.ts'
import { type Phase, TransportError } from '../errors.ts'
import type {
  Closed,
  Connect,
  Dns,
  Established,
  ProxyHandshake,
  TlsHandshake,
} from '../events/event.ts'
import type { Origin } from '../http/origin.ts'
import type { Routes } from './routes.ts'
import { isTimeout } from './socket-timeout.ts'
import type { TlsSettings } from './tls-settings.ts'

type StepEvent<E> = Omit<E, 'atMs' | 'request' | 'origin'>

/** One attempt to get a connection: what it is for, how long it may take, and who is told. */
export interface Dialing {
  readonly origin: Origin
  readonly tls: TlsSettings
  readonly routes: Routes
  readonly clock: Clock
  readonly signal: AbortSignal | undefined
  emit(
    event:
      | StepEvent<Dns>
      | StepEvent<Connect>
      | StepEvent<Established>
      | StepEvent<ProxyHandshake>
      | StepEvent<TlsHandshake>
      | StepEvent<Closed>,
  ): void
  /** The limits of the next step: what is left of the time to connect. */
  limits(phase: Phase): {
    readonly clock: Clock
    readonly timeoutMs: number | null
    readonly timeoutError: () => Error
    readonly signal: AbortSignal | undefined
  }
}

/** What a step may take of the time to connect, counted from `startMs`. */
export function limitsOf(
  phase: Phase,
  dialing: {
    readonly clock: Clock
    readonly signal: AbortSignal | undefined
    readonly startMs: number
    readonly connectTimeoutMs: number | null
  },
): ReturnType<Dialing['limits']> {
  const { clock, signal, startMs, connectTimeoutMs } = dialing
  const isLimited = connectTimeoutMs !== null && isTimeout(connectTimeoutMs)
  const leftMs = isLimited ? Math.max(0, startMs + connectTimeoutMs - clock.nowMs()) : null
  // urllib3 counts a handshake that hangs as a read that timed out
  const shaking = phase === 'tls' || phase === 'proxy'
  const failure = shaking ? 'read-timeout' : 'connect-timeout'
  const timeoutError = () =>
    new TransportError(failure, `no connection within ${connectTimeoutMs} ms`, { phase })
  return { clock, timeoutMs: leftMs, timeoutError, signal }
}

import type { Socket } from 'node:net'
import type { Clock } from '../clock/clock.ts'
import type { ConnectionId, PoolReplEvent } from '../events/event.ts'
import type { Origin } from '../http/origin.ts'
import { type Dialing, limitsOf } from './dialing.ts'
import { lookUp } from './lookup.ts'
import type { Routes } from './routes.ts'
import { connectTcp } from './tcp.ts'
import { connectTls } from './tls.ts'
import type { TlsSettings } from './tls-settings.ts'

/** What is needed to open a socket. */
export interface DialOptions {
  readonly origin: Origin
  readonly tls: TlsSettings
  readonly routes: Routes
  readonly clock: Clock
  readonly signal: AbortSignal | undefined
  /** How long DNS, TCP and TLS may take together; null for any time. */
  readonly connectTimeoutMs: number | null
  /** The id for the socket, asked for when TCP is up. */
  readonly nextId: () => ConnectionId
  readonly emit: (event: PoolReplEvent) => void
  readonly request: number
}

/** A socket that is ready for HTTP. */
export interface Dialled {
  readonly id: ConnectionId
  readonly socket: Socket
}

/**
 * A socket to the origin, by its route: name looked up, TCP connected, TLS done.
 *
 * @throws TransportError with the phase that failed, or the signal's reason
 */
export async function dial(options: DialOptions): Promise<Dialled> {
  const { origin, clock, request, emit } = options
  const startMs = clock.nowMs()
  const dialing: Dialing = {
    ...options,
    emit: (step) => emit({ ...step, atMs: clock.nowMs(), request, origin }),
    limits: (phase) => limitsOf(phase, { ...options, startMs }),
  }
  const endpoint = await options.routes.find(origin)
  const addresses = await lookUp(endpoint?.address ?? origin.host, dialing)
  const socket = await connectTcp(addresses, endpoint?.port ?? origin.port, dialing)
  const id = options.nextId()
  if (origin.scheme === 'http') return { id, socket }
  return { id, socket: await connectTls(socket, endpoint?.ca, id, dialing) }
}

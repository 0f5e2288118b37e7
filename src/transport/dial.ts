import type { Socket } from 'node:net'
import type { Clock } from '../clock/clock.ts'
import { TransportError } from '../errors.ts'
import type { ConnectionId, PoolReplEvent } from '../events/event.ts'
import type { Origin } from '../http/origin.ts'
import type { Layers } from './connection.ts'
import { type Dialing, limitsOf } from './dialing.ts'
import { lookUp } from './lookup.ts'
import type { Routes } from './routes.ts'
import type { SocketEnds } from './socket-ends.ts'
import { timeoutFault } from './socket-timeout.ts'
import { SocketTraffic } from './socket-traffic.ts'
import { openSocks } from './socks.ts'
import { connectTcp } from './tcp.ts'
import { connectTls } from './tls.ts'
import { type TlsSettings, withoutClientCertificate } from './tls-settings.ts'
import { openTunnel } from './tunnel.ts'
import type { Socks, Tunnel, Via } from './via.ts'

/** What is needed to open a socket. */
export interface DialOptions {
  readonly origin: Origin
  /** The proxy to go through; for a forward proxy, `origin` is the proxy itself. */
  readonly via: Via | undefined
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
  /** From the TCP socket up to the one for HTTP, with those of TLS in between. */
  readonly layers: Layers
  readonly ends: SocketEnds
}

/** A TCP connection, and the authority that its route trusts. */
interface Reached {
  readonly id: ConnectionId
  readonly tcp: Socket
  readonly ca: string | undefined
  readonly traffic: SocketTraffic
  readonly ends: SocketEnds
}

/**
 * A socket to the origin, by its route or through a proxy: name looked up, TCP connected, the proxy
 * asked for the way, TLS done.
 *
 * @throws TransportError with the phase that failed, and the proxy where it failed on the way to
 *   one; or the signal's reason
 */
export async function dial(options: DialOptions): Promise<Dialled> {
  const { origin, via, clock, request, emit } = options
  const startMs = clock.nowMs()
  const dialing: Dialing = {
    ...options,
    emit: (step) => emit({ ...step, atMs: clock.nowMs(), request, origin }),
    limits: (phase) => limitsOf(phase, { ...options, startMs }),
  }
  if (via === undefined) return dialOrigin(options, dialing)
  if (via.kind === 'forward') return onTheWayTo(via, () => dialOrigin(options, dialing))
  return dialThrough(via, options, dialing)
}

async function dialOrigin(options: DialOptions, dialing: Dialing): Promise<Dialled> {
  const { origin } = options
  const { id, tcp, ca, traffic, ends } = await reach(origin, options, dialing)
  if (origin.scheme === 'http') return { id, layers: [tcp], ends }
  // what comes before HTTP may fail, and the socket with it
  ends.settle()
  const secured = await closedOnFailure(id, dialing, () => connectTls(tcp, ca, id, dialing))
  traffic.secured(secured)
  return { id, layers: [tcp, secured], ends }
}

/** A socket to the origin, over a proxy that leads there. */
async function dialThrough(
  via: Tunnel | Socks,
  options: DialOptions,
  dialing: Dialing,
): Promise<Dialled> {
  const { origin, routes } = options
  // a target that no route covers is refused behind a proxy, too
  const endpoint = await routes.find(origin)
  const reached = await onTheWayTo(via, () => reach(via.proxy, options, dialing))
  reached.ends.settle()
  return closedOnFailure(reached.id, dialing, async () => {
    const way = await askProxy(via, reached, options, dialing)
    const { id, tcp, traffic, ends } = reached
    if (origin.scheme === 'http') return { id, layers: [tcp, way], ends }
    const secured = await connectTls(way, endpoint?.ca, id, dialing)
    traffic.secured(secured)
    return { id, layers: [tcp, way, secured], ends }
  })
}

/** The socket that leads to the origin, once the proxy has agreed. */
async function askProxy(
  via: Tunnel | Socks,
  { id, tcp, ca }: Reached,
  { origin, clock }: DialOptions,
  dialing: Dialing,
): Promise<Socket> {
  const startMs = clock.nowMs()
  let error: unknown
  let way: Socket = tcp
  try {
    if (via.kind === 'socks') await openSocks(tcp, origin, via, id, dialing)
    else {
      if (via.proxy.scheme === 'https') {
        way = await onTheWayTo(via, () => connectTls(tcp, ca, id, greeting(via, dialing)))
      }
      await openTunnel(way, origin, via.authorization, id, dialing)
    }
    return way
  } catch (failure) {
    error = failure
    throw failure
  } finally {
    dialing.emit({ type: 'proxy', startMs, connection: id, proxy: via.proxy, error })
  }
}

/** A socket that does not get as far as HTTP is closed again, and the feed is told so. */
async function closedOnFailure<T>(
  connection: ConnectionId,
  dialing: Dialing,
  attempt: () => Promise<T>,
): Promise<T> {
  try {
    return await attempt()
  } catch (error) {
    const lost = error instanceof TransportError && lostBy.has(error.failure)
    dialing.emit({ type: 'closed', connection, by: lost ? 'server' : 'client' })
    throw error
  }
}

const lostBy: ReadonlySet<string> = new Set(['disconnected', 'reset'])

/** TCP to a host, by its route. */
async function reach(origin: Origin, options: DialOptions, dialing: Dialing): Promise<Reached> {
  const endpoint = await options.routes.find(origin)
  const addresses = await lookUp(endpoint?.address ?? origin.host, dialing)
  // a name that is unknown is told before a timeout that is none
  const fault = timeoutFault(options.connectTimeoutMs)
  if (fault !== undefined) throw fault
  const { tcp, ends } = await connectTcp(addresses, endpoint?.port ?? origin.port, dialing)
  const id = options.nextId()
  const traffic = new SocketTraffic(tcp)
  dialing.emit({ type: 'established', connection: id, ends, traffic })
  return { id, tcp, ca: endpoint?.ca, traffic, ends }
}

/** TLS with the proxy itself: its name, no certificate of the client, and no event of its own. */
function greeting({ proxy }: Tunnel, dialing: Dialing): Dialing {
  return { ...dialing, origin: proxy, tls: withoutClientCertificate(dialing.tls), emit() {} }
}

/** What fails on the way to a proxy says so. */
async function onTheWayTo<T>({ proxy }: Via, attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt()
  } catch (error) {
    if (!(error instanceof TransportError)) throw error
    const { failure, message, phase, connection, cause } = error
    const name = `${proxy.host}:${proxy.port}`
    throw new TransportError(failure, message, { phase, connection, cause, proxy: name })
  }
}

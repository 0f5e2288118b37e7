import type { HeaderLines } from '../http/header-lines.ts'
import type { Origin } from '../http/origin.ts'
import type { CloseReason, DiscardReason, OpenReason } from './reasons.ts'

/** The id of a socket: c1, c2, … per process, given when TCP is up. */
export type ConnectionId = `c${number}`

/** A pool: what its adapter keeps for one origin and one way to get there. One object a pool. */
export interface PoolIdentity {
  /** Counted per process from 1. */
  readonly id: number
  /** The adapter whose pool it is, counted per process from 1. */
  readonly owner: number
  /** Its TLS settings, equal for settings that are. */
  readonly tls: string
  /** The proxy on the way, as `host:port`; empty for none. */
  readonly proxy: string
}

/** The addresses of both ends of a socket, as `host:port`; found out when somebody looks. */
export interface Ends {
  readonly local: string
  readonly remote: string
}

/** What has gone over a socket up to now; it counts on. */
export interface Traffic {
  readonly sent: number
  readonly received: number
}

/** What every event has. */
interface Happened {
  /** When, on the clock of the executor that emitted it: milliseconds, monotonic. */
  readonly atMs: number
  /** The request it belongs to, counted per process from 1; 0 where it belongs to none. */
  readonly request: number
}

/** What an event about a connection of a pool has besides. */
interface InPool extends Happened {
  readonly origin: Origin
}

/** A connection that its pool has given to a request, at the moment when that was decided. */
export interface Taken {
  /** None while it is being opened. */
  readonly connection: ConnectionId | undefined
  readonly method: string
  readonly target: string
}

/** A pool makes a connection object, and is about to connect it; urllib3: "Starting new". */
export interface Opening extends InPool {
  readonly type: 'opening'
  /** urllib3's "(N)": the count of connection objects of the pool. */
  readonly number: number
  readonly why: OpenReason
  readonly pool: PoolIdentity
  /** When the request asked the pool for a connection. */
  readonly askedMs: number
  /** The other connections of the pool that requests have, whether they have begun or not. */
  readonly taken: readonly Taken[]
}

/** A connection object of the pool lost its socket and connects again; urllib3: "Resetting". */
export interface Resetting extends InPool {
  readonly type: 'resetting'
  readonly number: number
  readonly why: OpenReason
  /** The socket that it had. */
  readonly previous: ConnectionId | undefined
  readonly pool: PoolIdentity
  readonly askedMs: number
  readonly taken: readonly Taken[]
}

/** An idle connection of the pool serves another request. */
export interface Reused extends InPool {
  readonly type: 'reused'
  readonly connection: ConnectionId
  /** How many requests it serves with this one. */
  readonly nth: number
  readonly idleMs: number
  readonly askedMs: number
}

/** A name was looked up. */
export interface Dns extends InPool {
  readonly type: 'dns'
  readonly startMs: number
  readonly addresses: readonly string[]
  readonly error: unknown
}

/** One attempt to connect to one address has ended. */
export interface Connect extends InPool {
  readonly type: 'connect'
  readonly startMs: number
  readonly address: string
  readonly port: number
  readonly error: unknown
}

/** TCP is up, to the server or to a proxy, and the socket has its id; TLS may follow. */
export interface Established extends InPool {
  readonly type: 'established'
  readonly connection: ConnectionId
  readonly ends: Ends
  readonly traffic: Traffic
}

/**
 * A proxy was asked for the way to the target, over a connection to it: TLS with the proxy where it
 * speaks it, and CONNECT or SOCKS.
 */
export interface ProxyHandshake extends InPool {
  readonly type: 'proxy'
  readonly startMs: number
  readonly connection: ConnectionId
  readonly proxy: { readonly host: string; readonly port: number }
  readonly error: unknown
}

/** A TLS handshake has ended. */
export interface TlsHandshake extends InPool {
  readonly type: 'tls'
  readonly startMs: number
  readonly connection: ConnectionId
  readonly protocol: string | undefined
  readonly error: unknown
}

/** A connection is ready for its first request. */
export interface Opened extends InPool {
  readonly type: 'opened'
  readonly connection: ConnectionId
}

/** A request has been handed to the socket: its head, and a body that was at hand. */
export interface Sent extends InPool {
  readonly type: 'sent'
  readonly connection: ConnectionId
  /** The round trip of its line, where that is simulated; else 0. */
  readonly simulatedRttMs: number
  readonly method: string
  readonly target: string
}

/** The last piece of a body that came in pieces has been handed to the socket. */
export interface Uploaded extends InPool {
  readonly type: 'uploaded'
  readonly connection: ConnectionId
}

/** The head of an answer has come in; urllib3 logs its request line. */
export interface Head extends InPool {
  readonly type: 'head'
  readonly connection: ConnectionId
  readonly method: string
  readonly target: string
  readonly status: number
  /** Bytes of the body still to come: 0 where the answer has none, `null` where it is not announced. */
  readonly length: number | null
  readonly httpVersion: '1.0' | '1.1'
  /** Why the connection will end with this answer; null where it need not. */
  readonly close: CloseReason | null
  /** Its header lines, where somebody may want to look at them. */
  readonly headers?: HeaderLines | undefined
  readonly body: {
    /** Whether somebody waits for its bytes at this moment. */
    readonly awaited: boolean
  }
}

/** A request has ended without an answer: no connection, or it broke, or it was interrupted. */
export interface Failed extends InPool {
  readonly type: 'failed'
  readonly error: unknown
}

/** The body of an answer is over: read to its end, failed, or left. */
export interface End extends InPool {
  readonly type: 'end'
  readonly connection: ConnectionId
  /** Bytes of the body, as on the wire. */
  readonly bytes: number
  readonly how: 'complete' | 'failed' | 'left'
}

/** A connection is idle in its pool. */
export interface Kept extends InPool {
  readonly type: 'kept'
  readonly connection: ConnectionId
}

/** A connection that was given back is not kept; with `pool-full`, urllib3 warns. */
export interface Discarded extends InPool {
  readonly type: 'discarded'
  readonly connection: ConnectionId | undefined
  readonly reason: DiscardReason
  /** How many connections the pool keeps. */
  readonly poolSize: number
}

/** An idle connection is closed with its pool. */
export interface Evicted extends InPool {
  readonly type: 'evicted'
  readonly connection: ConnectionId
  readonly reason: 'evicted' | 'session-closed'
}

/** A number of retries was given where a Retry is kept; urllib3: "Converted retries value". */
export interface RetriesConverted extends Happened {
  readonly type: 'retries-converted'
  readonly given: number | boolean
  readonly retry: object
}

/** A failure was taken off a Retry, and something is left; urllib3: "Incremented Retry". */
export interface RetryCounted extends Happened {
  readonly type: 'retry-counted'
  readonly url: string | null
  /** What is left. */
  readonly retry: object
}

/** After the pause, a request is about to be sent again; urllib3: "Retry:" or "Retrying". */
export interface Retrying extends InPool {
  readonly type: 'retrying'
  readonly method: string
  readonly target: string
  /** The Retry that is left. */
  readonly retry: object
  /** What the last attempt failed with; null where an answer came, of a status that is retried. */
  readonly error: Error | null
}

/**
 * Who closed a socket: the pool or a failure on this side, the server, or the engine of this side,
 * because bytes came that no request had asked for.
 */
export type ClosedBy = 'client' | 'server' | 'engine'

/** A socket is closed. */
export interface Closed extends InPool {
  readonly type: 'closed'
  readonly connection: ConnectionId
  readonly by: ClosedBy
}

/** Everything that happens to connections and requests. Logs, tables and timings render these. */
export type PoolReplEvent =
  | Opening
  | Resetting
  | Reused
  | Dns
  | Connect
  | Established
  | ProxyHandshake
  | TlsHandshake
  | Opened
  | Sent
  | Uploaded
  | Head
  | Failed
  | End
  | Kept
  | Discarded
  | Evicted
  | RetriesConverted
  | RetryCounted
  | Retrying
  | Closed

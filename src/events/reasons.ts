/** Why a request got a connection that was not open yet: a closed list. */
export type OpenReason =
  /** The pool has had no connection. */
  | 'first-use'
  /** Every connection of the pool has a request in flight, or an unread body. */
  | 'all-busy'
  /** The place on top of the pool is empty, since a connection broke or never came up; idle ones lie below. */
  | 'empty-slot'
  /** The pool had been evicted: more hosts than `pool_connections`. */
  | 'evicted'
  /** The session had been closed. */
  | 'session-closed'
  /** `pool_connections=0`: nothing is kept. */
  | 'no-pooling'
  /** All are busy, but one would be idle had the pool not been full when it came back. */
  | 'pool-full'
  /** The connection that the pool had broke under a request, before the head of an answer. */
  | 'broken'
  /** The last connection of the pool could not be opened. */
  | 'connect-failed'
  /** The server closed the connection while it was idle, or announced that it would. */
  | 'closed-by-server'
  /** This side closed the connection: a body was left unread, or failed. */
  | 'closed-by-client'

/** Why a connection that came back is not kept. */
export type DiscardReason =
  /** As many as the pool keeps are idle already. */
  | 'pool-full'
  /** Its pool was evicted while it was busy. */
  | 'evicted'
  /** Its session was closed while it was busy. */
  | 'session-closed'
  /** `pool_connections=0`: nothing is kept. */
  | 'no-pooling'
  /** It broke. */
  | 'broken'
  /** It could not be opened. */
  | 'connect-failed'

/** Why a connection ends with an answer. */
export type CloseReason =
  /** The request said `Connection: close`. */
  | 'request-close'
  /** The answer said `Connection: close`. */
  | 'server-close'
  /** The answer is of HTTP/1.0, which keeps no connection unless it says so. */
  | 'http-1.0'
  /** The length of the body is not announced: its end is that of the connection. */
  | 'until-close'

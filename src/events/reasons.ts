/** Why a request got a connection that was not open yet: a closed list. */
export type OpenReason =
  /** The pool has had no connection. */
  | 'first-use'
  /** Every connection of the pool has a request in flight, or an unread body. */
  | 'all-busy'
  /** An empty slot, left by a broken connection, lay on top of the pool; idle ones lie below. */
  | 'empty-slot'
  /** The pool had been evicted: more hosts than `pool_connections`. */
  | 'evicted'
  /** The session had been closed. */
  | 'session-closed'
  /** `pool_connections=0`: nothing is kept. */
  | 'no-pooling'
  /** The connections that the pool had were closed because it was full when they came back. */
  | 'pool-full'
  /** The connection that the pool had broke under a request. */
  | 'broken'
  /** The server closed the connection while it was idle, or announced that it would. */
  | 'closed-by-server'
  /** This side closed the connection: a body was left unread. */
  | 'closed-by-client'

/** Why a connection that came back is not kept. */
export type DiscardReason =
  /** As many as the pool keeps are idle already. */
  | 'pool-full'
  /** Its pool was evicted while it was busy. */
  | 'evicted'
  /** Its session was closed while it was busy. */
  | 'session-closed'
  /** It broke. */
  | 'broken'

import type { HeaderLines } from './header-lines.ts'

/**
 * The body of an answer while it comes in, as bytes of the wire (no content coding undone).
 *
 * Nobody reads ahead: what the reader does not ask for stays with the server, once the buffers of
 * the sockets are full.
 */
export interface BodyReader {
  /** The next piece as it came in, cut where it is longer than `limit` bytes; `null` at the end. */
  next(limit?: number): Promise<Uint8Array | null>
  /** All that is left, in one piece. */
  rest(): Promise<Uint8Array>
  /** Settles when all of it has come in, or nothing more will; `restNow` tells which. */
  arrival(): Promise<void>
  /** All that is left, where all of it has come in; null where it has not, or has failed. */
  restNow(): Uint8Array | null
  /** Ends it here. A connection whose body was not read to its end is closed by this. */
  close(): void
  /** How many bytes its head has announced; null where it has not. */
  readonly announced: number | null
  /** How many bytes have come in, read or not. */
  readonly received: number
  /** Whether nothing more will come: read to the end, failed, or closed. */
  readonly ended: boolean
}

/** An answer whose head has come in. */
export interface RawResponse {
  readonly status: number
  /** The reason phrase, read as Latin-1; may be empty. */
  readonly reason: string
  readonly headers: HeaderLines
  readonly body: BodyReader
  /** The id of the connection that brought it, such as `c2`. */
  readonly connection: string
}

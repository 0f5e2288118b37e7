/** One piece of a body that is sent in pieces; text goes out as UTF-8. */
export type BodyPiece = Uint8Array | string

/** The body of a prepared request. What is iterated can be sent once, unless it starts anew. */
export type PreparedBody =
  | Uint8Array
  | string
  | Iterable<BodyPiece>
  | AsyncIterable<BodyPiece>
  | null

/** A body as it goes out: all bytes at once, or pieces that come one by one, in chunked coding. */
export type WireBody = Uint8Array | AsyncIterable<Uint8Array> | null

const utf8 = new TextEncoder()

/** @param chunked whether the length is not announced, so that even what is known goes in chunks */
export function wireBody(body: PreparedBody, chunked: boolean): WireBody {
  if (body === null) return null
  const whole = typeof body === 'string' ? utf8.encode(body) : body
  if (!(whole instanceof Uint8Array)) return bytesOf(whole)
  return chunked ? bytesOf([whole]) : whole
}

/** Empty pieces are left out: in chunked coding one would end the body. */
async function* bytesOf(
  pieces: Iterable<BodyPiece> | AsyncIterable<BodyPiece>,
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    if (piece.length > 0) yield typeof piece === 'string' ? utf8.encode(piece) : piece
  }
}

/** How many bytes a body is; undefined where only sending it tells. */
export function bodyLength(body: PreparedBody): number | undefined {
  if (body === null) return 0
  if (typeof body === 'string') return utf8.encode(body).byteLength
  return body instanceof Uint8Array ? body.byteLength : undefined
}

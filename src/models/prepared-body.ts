/** One piece of a body that is sent in pieces; text goes out as UTF-8. */
export type BodyPiece = Uint8Array | string

/** The body of a prepared request. What is iterated can be sent once, unless it starts anew. */
export type PreparedBody =
  | Uint8Array
  | string
  | Iterable<BodyPiece>
  | AsyncIterable<BodyPiece>
  | null

const utf8 = new TextEncoder()

/** The body as it goes out: all bytes at once, or pieces that come one by one. */
export function wireBody(body: PreparedBody): Uint8Array | AsyncIterable<Uint8Array> | null {
  if (body === null || body instanceof Uint8Array) return body
  return typeof body === 'string' ? utf8.encode(body) : bytesOf(body)
}

/** Empty pieces are left out: in chunked coding one would end the body. */
async function* bytesOf(
  pieces: Iterable<BodyPiece> | AsyncIterable<BodyPiece>,
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    if (piece.length > 0) yield typeof piece === 'string' ? utf8.encode(piece) : piece
  }
}

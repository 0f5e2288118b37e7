import { type FileLike, filePieces, isFileLike, lengthLeft } from './file-like.ts'
import {
  type FileHandle,
  handleLength,
  handlePieces,
  isFileHandle,
  isFileStream,
  streamLength,
} from './node-file.ts'

/** One piece of a body that is sent in pieces; text goes out as UTF-8. */
export type BodyPiece = Uint8Array | string

/** A body that is not at hand as a whole. What is iterated can be sent once, unless it starts anew. */
export type StreamedBody =
  | Blob
  | FileHandle
  | FileLike
  | Iterable<BodyPiece>
  | AsyncIterable<BodyPiece>

/** The body of a prepared request. */
export type PreparedBody = Uint8Array | string | StreamedBody | null

/** A body as it goes out: all bytes at once, or pieces that come one by one. */
export type WireBody = Uint8Array | AsyncIterable<Uint8Array> | null

const utf8 = new TextEncoder()

/** Whether the value is sent piece by piece: a file, a Blob, or what can be iterated. */
export function isStreamed(value: unknown): value is StreamedBody {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false
  if (Symbol.iterator in value || Symbol.asyncIterator in value) return true
  return value instanceof Blob || isFileHandle(value) || isFileLike(value)
}

/** @param chunked whether the length is not announced, so that even what is known goes in chunks */
export function wireBody(body: PreparedBody, chunked: boolean): WireBody {
  if (body === null) return null
  const whole = typeof body === 'string' ? utf8.encode(body) : body
  if (!(whole instanceof Uint8Array)) return bytesOf(piecesOf(whole))
  return chunked ? bytesOf([whole]) : whole
}

function piecesOf(body: StreamedBody): Iterable<BodyPiece> | AsyncIterable<BodyPiece> {
  if (body instanceof Blob) return body.stream()
  if (isFileHandle(body)) return handlePieces(body)
  return isFileLike(body) ? filePieces(body) : body
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
  if (body instanceof Uint8Array) return body.byteLength
  if (body instanceof Blob) return body.size
  if (isFileHandle(body)) return handleLength(body)
  if (isFileStream(body)) return streamLength(body)
  return isFileLike(body) ? lengthLeft(body) : undefined
}

import { fstatSync, readFileSync, readSync, statSync } from 'node:fs'
import { hasMethod } from './file-like.ts'

/** An open file of `node:fs/promises`; it is sent whole, wherever it stands. */
export interface FileHandle {
  readonly fd: number
  read(
    buffer: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesRead: number }>
  readFile(): Promise<Uint8Array>
}

/** A file that is read as a stream: what `fs.createReadStream` makes of a path. */
export interface FileStream extends AsyncIterable<Uint8Array | string> {
  readonly path: string | Uint8Array
  readonly bytesRead: number
  /** The first and the last byte that are read, where not all of them are. */
  readonly start?: number
  readonly end?: number
}

export function isFileHandle(value: unknown): value is FileHandle {
  return hasMethod(value, 'readFile') && typeof Reflect.get(value, 'fd') === 'number'
}

export function isFileStream(value: unknown): value is FileStream {
  if (!hasMethod(value, 'pipe') || !('bytesRead' in value) || !('path' in value)) return false
  return typeof value.path === 'string' || value.path instanceof Uint8Array
}

/** How many bytes the file holds; undefined where it is no plain one. */
export function handleLength({ fd }: FileHandle): number | undefined {
  const stats = fstatSync(fd)
  return stats.isFile() ? stats.size : undefined
}

/** How many bytes the stream will give; undefined where there is no plain file at its path. */
export function streamLength(stream: FileStream): number | undefined {
  const stats = statSync(pathOf(stream), { throwIfNoEntry: false })
  if (!stats?.isFile()) return undefined
  const [start, end] = rangeOf(stream)
  return Math.max(0, Math.min(stats.size, end) - start - stream.bytesRead)
}

/** The bytes that the stream would give. */
export function streamContent(stream: FileStream): Uint8Array {
  return readFileSync(pathOf(stream)).subarray(...rangeOf(stream))
}

function rangeOf({ start = 0, end = Number.POSITIVE_INFINITY }: FileStream): [number, number] {
  return [start, end + 1]
}

function pathOf({ path }: FileStream): string {
  return typeof path === 'string' ? path : new TextDecoder().decode(path)
}

const blockBytes = 65_536

/** All of the file, in pieces. */
export async function* handlePieces(handle: FileHandle): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; ) {
    const block = new Uint8Array(blockBytes)
    const { bytesRead } = await handle.read(block, 0, blockBytes, position)
    if (bytesRead === 0) return
    position += bytesRead
    yield block.subarray(0, bytesRead)
  }
}

/** All of the file, at once. */
export function handleContent({ fd }: FileHandle): Uint8Array {
  const content = new Uint8Array(fstatSync(fd).size)
  for (let at = 0; at < content.length; ) {
    const read = readSync(fd, content, at, content.length - at, at)
    if (read === 0) return content.subarray(0, at)
    at += read
  }
  return content
}

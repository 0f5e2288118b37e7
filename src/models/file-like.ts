/**
 * An open file as Python has them: bytes, or text that goes out as UTF-8, from where it stands.
 *
 * `tell` and `seek` make it known how long it is, and let it be sent again from where it stood.
 */
export interface FileLike {
  /** Up to `size` bytes, or all that are left; nothing or null at the end. */
  read(size?: number): FilePiece | Promise<FilePiece>
  /** The position in bytes. */
  tell?(): number
  /** Moves to `offset` from the start (0), from here (1) or from the end (2). */
  seek?(offset: number, whence?: number): unknown
  /** How many bytes it is, where it can say so by itself. */
  readonly len?: number
  /** Where it came from; its last part is the file's name in a form. */
  readonly name?: string
}

type FilePiece = Uint8Array | string | null | undefined

/** Whether it is a file of Python's kind, and no stream or handle of Node's. */
export function isFileLike(value: unknown): value is FileLike {
  return hasMethod(value, 'read') && !hasMethod(value, 'pipe') && !hasMethod(value, 'readFile')
}

/** Whether the value is an object with a method of that name. */
export function hasMethod(value: unknown, name: string): value is object {
  if (typeof value !== 'object' || value === null) return false
  return typeof Reflect.get(value, name) === 'function'
}

/** How many bytes are left in it; undefined where it does not tell. Mirrors requests' `super_len`. */
export function lengthLeft(file: FileLike): number | undefined {
  const position = positionOf(file)
  const total = file.len ?? (position === undefined ? undefined : endOf(file, position))
  return total === undefined ? undefined : Math.max(0, total - (position ?? 0))
}

/** Where it stands; undefined where it can not tell. */
export function positionOf(file: FileLike): number | undefined {
  try {
    const position: unknown = file.tell?.()
    return typeof position === 'number' ? position : undefined
  } catch {
    return undefined
  }
}

function endOf(file: FileLike, position: number): number | undefined {
  if (file.seek === undefined) return undefined
  try {
    file.seek(0, 2)
    const end = positionOf(file)
    file.seek(position)
    return end
  } catch {
    return undefined
  }
}

/** As many bytes as urllib3 reads at a time. */
const blockBytes = 16_384
const utf8 = new TextEncoder()

/** What is left of it, in pieces. */
export async function* filePieces(file: FileLike): AsyncGenerator<Uint8Array> {
  for (;;) {
    const piece = await file.read(blockBytes)
    if (piece === null || piece === undefined || piece.length === 0) return
    yield typeof piece === 'string' ? utf8.encode(piece) : piece
  }
}

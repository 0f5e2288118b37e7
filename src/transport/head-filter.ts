/** Under this prefix a header gets past the engine, which would trip over its name. */
export const maskPrefix = 'x-pool-repl-'

const endOfHead = Buffer.from('\r\n\r\n')
const version = Buffer.from('HTTP/1.')
const zero = 0x30
const two = 0x32
const startOfStatus = 9
const endOfStatus = 12
/** The statuses that no body follows. */
const bodiless = new Set(['100', '101', '204', '304'])
/** What the engine is told instead of 101, after which it would speak no HTTP any more. */
const disguise = Buffer.from('204')
/** As much as http.client reads at a time. */
const bufferBytes = 8192
/** As much as the engine takes of a head. */
const longestHead = 64 * 1024

/**
 * Keeps from the engine what http.client takes and the engine does not: an interim 100 answer that
 * nobody asked for, a Content-Length beside a status that has no body, a body that comes with a head
 * that has none, which is gone with the buffer in which http.client reads the head, and 101: whoever
 * answers so switches to nothing, since nobody asked for another protocol.
 */
export class HeadFilter {
  #held: Buffer | undefined
  #decided = true
  #headAlone = false
  #disguised = false

  /**
   * From now on, the next bytes are the start of an answer.
   *
   * @param headAlone whether no body follows, whatever the status
   */
  expect(headAlone: boolean): void {
    this.#decided = false
    this.#held = undefined
    this.#headAlone = headAlone
    this.#disguised = false
  }

  /** The status that came, of the one that the engine has read. */
  status(read: number): number {
    return this.#disguised ? 101 : read
  }

  /** What the engine is to get of a piece; null where it is held back, or left out. */
  pass(piece: Buffer): Buffer | null {
    if (this.#decided) return piece
    let bytes = this.#held === undefined ? piece : Buffer.concat([this.#held, piece])
    this.#held = undefined
    while (bytes.byteLength > 0) {
      const head = headOf(bytes, this.#headAlone)
      if (head === undefined) {
        this.#held = bytes
        return null
      }
      if (head.status !== '100') {
        this.#decided = true
        return head.end === 0 ? bytes : this.#passable(bytes, head)
      }
      bytes = bytes.subarray(head.end + endOfHead.byteLength)
    }
    return null
  }

  /** A head that no body follows. */
  #passable(bytes: Buffer, { status, end }: Head): Buffer {
    const known = alone(bytes, end + endOfHead.byteLength)
    if (!bodiless.has(status)) return known
    const head = masked(known)
    if (status !== '101') return head
    this.#disguised = true
    const disguised = Buffer.from(head)
    disguise.copy(disguised, startOfStatus)
    return disguised
  }
}

/** The status, and where the head ends if no body follows it; 0 where one may. */
interface Head {
  readonly status: string
  readonly end: number
}

/** What is known of a head; undefined where more has to come. */
function headOf(bytes: Buffer, headAlone: boolean): Head | undefined {
  const status = statusOf(bytes)
  if (status === undefined) return undefined
  const isAlone = bodiless.has(status) || (headAlone && status !== '' && !status.startsWith('1'))
  if (!isAlone) return { status, end: 0 }
  const end = bytes.indexOf(endOfHead)
  if (end >= 0) return { status, end }
  return bytes.byteLength < longestHead ? undefined : { status: '', end: 0 }
}

/** The three digits of the status; empty where it is no status line, undefined while it may become one. */
function statusOf(bytes: Buffer): string | undefined {
  const known = Math.min(bytes.length, version.length)
  for (let i = 0; i < known; i += 1) if (bytes[i] !== version[i]) return ''
  return bytes.length < endOfStatus ? undefined : digits(bytes)
}

/** Nearly every answer has the first of these. */
function digits(bytes: Buffer): string {
  if (bytes[startOfStatus] === two && bytes[startOfStatus + 1] === zero) {
    if (bytes[endOfStatus - 1] === zero) return '200'
  }
  return bytes.toString('latin1', startOfStatus, endOfStatus)
}

/** A head without what came in one buffer with it. */
function alone(bytes: Buffer, end: number): Buffer {
  return bytes.byteLength > bufferBytes ? bytes : bytes.subarray(0, end)
}

function masked(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1')
  const renamed = text.replace(/\r\n(?=content-length[ \t]*:)/gi, `\r\n${maskPrefix}`)
  return renamed === text ? bytes : Buffer.from(renamed, 'latin1')
}

/** The name of a header as the server wrote it. */
export function unmasked(name: string): string {
  return name.startsWith(maskPrefix) ? name.slice(maskPrefix.length) : name
}

/** Under this prefix a header gets past the engine, which would trip over its name. */
export const maskPrefix = 'x-pool-repl-'

const endOfHead = Buffer.from('\r\n\r\n')
const version = Buffer.from('HTTP/1.')
const zero = 0x30
const two = 0x32
const startOfStatus = 9
const endOfStatus = 12
/** The statuses that no body follows. */
const bodiless = new Set(['100', '204', '304'])
/** As much as http.client reads at a time. */
const bufferBytes = 8192
/** As much as the engine takes of a head. */
const longestHead = 64 * 1024

/**
 * Keeps from the engine what http.client takes and the engine does not: an interim 100 answer that
 * nobody asked for, a Content-Length beside a status that has no body, and a body that comes with a
 * head that has none, which is gone with the buffer in which http.client reads the head.
 */
export class HeadFilter {
  #held: Buffer | undefined
  #decided = true
  #headAlone = false

  /**
   * From now on, the next bytes are the start of an answer.
   *
   * @param headAlone whether no body follows, whatever the status
   */
  expect(headAlone: boolean): void {
    this.#decided = false
    this.#held = undefined
    this.#headAlone = headAlone
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
        if (head.end === 0) return bytes
        const known = alone(bytes, head.end + endOfHead.byteLength)
        return bodiless.has(head.status) ? masked(known) : known
      }
      bytes = bytes.subarray(head.end + endOfHead.byteLength)
    }
    return null
  }
}

/** The status, and where the head ends if no body follows it; undefined where more has to come. */
function headOf(
  bytes: Buffer,
  headAlone: boolean,
): { readonly status: string; readonly end: number } | undefined {
  const status = statusOf(bytes)
  if (status === undefined) return undefined
  const isAlone = headAlone ? status !== '' && !status.startsWith('1') : bodiless.has(status)
  if (!isAlone && status !== '100') return { status, end: 0 }
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

import { UnicodeError } from '../errors.ts'
import { ownCharset, webLabels } from './charset-names.ts'
import { Utf32Decoder } from './utf-32.ts'

/** Turns the bytes of a text into characters, piece by piece; what is no character is U+FFFD. */
export interface CharsetDecoder {
  /**
   * @param last whether nothing follows, so that a character cut off is one no more. Default false.
   * @throws UnicodeError where pieces of UTF-16 or UTF-32 begin without a byte order mark
   */
  decode(bytes: Uint8Array, last?: boolean): string
}

const own: Readonly<Record<string, () => CharsetDecoder>> = {
  // The Encoding Standard reads these three as windows-1252, and Node 20 reads that as latin-1.
  latin_1: () => new SingleByteDecoder(0x100, ''),
  ascii: () => new SingleByteDecoder(0x80, ''),
  cp1252: () => new SingleByteDecoder(0x80, windows1252),
  utf_8: () => new WebDecoder('utf-8', { keepMark: true }),
  utf_8_sig: () => new WebDecoder('utf-8', { keepMark: false }),
  utf_16: () => new MarkedDecoder(2),
  utf_16_le: () => new WebDecoder('utf-16le', { keepMark: true }),
  utf_16_be: () => new WebDecoder('utf-16be', { keepMark: true }),
  utf_32: () => new MarkedDecoder(4),
  utf_32_le: () => new Utf32Decoder('little'),
  utf_32_be: () => new Utf32Decoder('big'),
}

/**
 * A decoder for a charset by any name that Python has for it; undefined where it is unknown. Bytes
 * that are no character become U+FFFD, as with Python's `errors='replace'`.
 */
export function charsetDecoder(name: string): CharsetDecoder | undefined {
  const python = ownCharset(name)
  const make = python === undefined ? undefined : own[python]
  if (make !== undefined) return make()
  for (const label of webLabels(name)) {
    try {
      return new WebDecoder(label, { keepMark: true })
    } catch {
      // Not a label of the Encoding Standard, or not one that this runtime knows.
    }
  }
  return undefined
}

/** Charsets that the runtime decodes. */
class WebDecoder implements CharsetDecoder {
  readonly #decoder: InstanceType<typeof TextDecoder>

  constructor(label: string, { keepMark }: { readonly keepMark: boolean }) {
    this.#decoder = new TextDecoder(label, { ignoreBOM: keepMark })
  }

  decode(bytes: Uint8Array, last = false): string {
    return this.#decoder.decode(bytes, { stream: !last })
  }
}

const windows1252 =
  '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ' +
  Array.from({ length: 0x60 }, (_, i) => String.fromCharCode(0xa0 + i)).join('')

/** So many at a time go through one call of fromCharCode. */
const stride = 8192

/** One byte, one character. */
class SingleByteDecoder implements CharsetDecoder {
  readonly #asIs: number
  readonly #above: string

  /**
   * @param asIs bytes below this are the character of their number
   * @param above the characters of the others; a byte beyond them is none
   */
  constructor(asIs: number, above: string) {
    this.#asIs = asIs
    this.#above = above
  }

  decode(bytes: Uint8Array): string {
    const codes = bytes.some((byte) => byte >= this.#asIs)
      ? Uint16Array.from(bytes, (byte) => this.#codeOf(byte))
      : bytes
    let text = ''
    for (let i = 0; i < codes.length; i += stride) {
      text += String.fromCharCode(...codes.subarray(i, i + stride))
    }
    return text
  }

  #codeOf(byte: number): number {
    if (byte < this.#asIs) return byte
    const index = byte - this.#asIs
    return index < this.#above.length ? this.#above.charCodeAt(index) : 0xfffd
  }
}

/**
 * UTF-16 or UTF-32 whose byte order a mark at the start says. Where none does, a whole text is little
 * endian, and one that comes in pieces is refused, as in Python.
 */
class MarkedDecoder implements CharsetDecoder {
  readonly #width: 2 | 4
  #decoder: CharsetDecoder | undefined
  #start: readonly number[] = []

  constructor(width: 2 | 4) {
    this.#width = width
  }

  decode(bytes: Uint8Array, last = false): string {
    if (this.#decoder !== undefined) return this.#decoder.decode(bytes, last)
    const start = [...this.#start, ...bytes.subarray(0, this.#width)]
    if (bytes.length < this.#width && start.length < this.#width && !last) {
      this.#start = start
      return ''
    }
    const whole = Uint8Array.of(...this.#start, ...bytes)
    this.#decoder = this.#decoderFor(whole, last)
    return this.#decoder.decode(whole, last).replace(/^\ufeff/, '')
  }

  #decoderFor(bytes: Uint8Array, whole: boolean): CharsetDecoder {
    const mark = bytes.subarray(0, this.#width).join()
    const big = mark === '254,255' || mark === '0,0,254,255'
    if (!whole && !big && mark !== '255,254' && mark !== '255,254,0,0') {
      throw new UnicodeError(`UTF-${this.#width * 8} stream does not start with BOM`)
    }
    if (this.#width === 4) return new Utf32Decoder(big ? 'big' : 'little')
    return new WebDecoder(big ? 'utf-16be' : 'utf-16le', { keepMark: true })
  }
}

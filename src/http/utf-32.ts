/** Decodes UTF-32, which the Encoding Standard leaves out; numbers of no character are U+FFFD. */
export class Utf32Decoder {
  readonly #littleEndian: boolean
  #left: Uint8Array = new Uint8Array(0)

  constructor(order: 'little' | 'big') {
    this.#littleEndian = order === 'little'
  }

  decode(bytes: Uint8Array, last = false): string {
    const all = Uint8Array.of(...this.#left, ...bytes)
    const view = new DataView(all.buffer)
    const end = all.length - (all.length % 4)
    let text = ''
    for (let i = 0; i < end; i += 4) text += character(view.getUint32(i, this.#littleEndian))
    this.#left = all.subarray(end)
    return last && this.#left.length > 0 ? `${text}\ufffd` : text
  }
}

function character(code: number): string {
  const valid = code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
  return valid ? String.fromCodePoint(code) : '\ufffd'
}

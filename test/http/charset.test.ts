import { expect, test } from 'vitest'
import { UnicodeError } from '../../src/errors.ts'
import { charsetDecoder } from '../../src/http/charset.ts'

/** What Python's `bytes.decode(name, errors='replace')` gave. */
const cases: readonly (readonly [name: string, bytes: readonly number[], text: string])[] = [
  ['utf-8', [0x63, 0xc3, 0xa9], 'cé'],
  ['utf-8', [0xef, 0xbb, 0xbf, 0x61], '\ufeffa'],
  ['utf-8', [0xe2, 0x82], '\ufffd'],
  ['utf-8-sig', [0xef, 0xbb, 0xbf, 0x61], 'a'],
  ['ISO-8859-1', [0x80, 0x93, 0xe9], '\u0080\u0093é'],
  ['ascii', [0x61, 0xe9], 'a\ufffd'],
  ['windows-1252', [0x93, 0x80, 0x81, 0xe9, 0xff], '“€\ufffdéÿ'],
  ['utf-16', [0xff, 0xfe, 0x61, 0x00], 'a'],
  ['utf-16', [0xfe, 0xff, 0x00, 0x61], 'a'],
  ['utf-16', [0xff, 0xfe, 0x61], '\ufffd'],
  ['utf-16le', [0xff, 0xfe, 0x61, 0x00], '\ufeffa'],
  ['utf-16-be', [0x00, 0x61], 'a'],
  ['utf-32', [0xff, 0xfe, 0x00, 0x00, 0x61, 0x00, 0x00, 0x00], 'a'],
  ['utf-32', [0x00, 0x00, 0xfe, 0xff, 0x00, 0x00, 0x00, 0x61], 'a'],
  ['utf-32-be', [0x00, 0x00, 0x00, 0x61, 0x00, 0x00], 'a\ufffd'],
  ['shift_jis', [0x93, 0xfa, 0x96, 0x7b], '日本'],
  ['koi8_r', [0xc1], 'а'],
  ['iso-8859-15', [0xa4], '€'],
]

for (const [name, bytes, text] of cases) {
  test(`${name}: ${bytes.map((byte) => byte.toString(16)).join(' ')}`, () => {
    expect(charsetDecoder(name)?.decode(Uint8Array.from(bytes), true)).toBe(text)
  })

  test(`${name}, byte by byte: ${bytes.map((byte) => byte.toString(16)).join(' ')}`, () => {
    const decoder = charsetDecoder(name)
    const pieces = bytes.map((byte) => decoder?.decode(Uint8Array.of(byte)))
    expect(pieces.join('') + decoder?.decode(new Uint8Array(0), true)).toBe(text)
  })
}

test('UTF-16 as a whole is little endian where nothing says otherwise', () => {
  expect(charsetDecoder('utf-16')?.decode(Uint8Array.of(0x61, 0), true)).toBe('a')
})

test('a name that is none has no decoder', () => {
  expect(charsetDecoder('klingon')).toBeUndefined()
})

test('a long text of single bytes comes whole', () => {
  const bytes = new Uint8Array(20_000).fill(0xe9)
  expect(charsetDecoder('latin-1')?.decode(bytes, true)).toBe('é'.repeat(20_000))
})

const unmarked: readonly (readonly [name: string, message: string])[] = [
  ['utf-16', 'UTF-16 stream does not start with BOM'],
  ['utf-32', 'UTF-32 stream does not start with BOM'],
]

for (const [name, message] of unmarked) {
  test(`${name} in pieces needs a byte order mark`, () => {
    const decoder = charsetDecoder(name)
    expect(decoder?.decode(Uint8Array.of(0x61))).toBe('')
    expect(() => decoder?.decode(Uint8Array.of(0, 0, 0, 0x62))).toThrow(new UnicodeError(message))
  })
}

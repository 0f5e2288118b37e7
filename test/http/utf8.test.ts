import { expect, test } from 'vitest'
import { UnicodeDecodeError } from '../../src/errors.ts'
import { decodeUtf8 } from '../../src/http/utf8.ts'

test('what is UTF-8 is read, a mark of byte order included', () => {
  expect(decodeUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0xc3, 0xa9))).toBe('\ufeffé')
})

/** What CPython says of the same bytes. */
const faults: readonly (readonly [bytes: readonly number[], fault: string])[] = [
  [[0x61, 0xe9], 'byte 0xe9 in position 1: unexpected end of data'],
  [[0xe9, 0x20], 'byte 0xe9 in position 0: invalid continuation byte'],
  [[0x80], 'byte 0x80 in position 0: invalid start byte'],
  [[0xc0, 0xaf], 'byte 0xc0 in position 0: invalid start byte'],
  [[0xe2, 0x82], 'bytes in position 0-1: unexpected end of data'],
  [[0xe2, 0x82, 0x20], 'bytes in position 0-1: invalid continuation byte'],
  [[0xed, 0xa0, 0x80], 'byte 0xed in position 0: invalid continuation byte'],
  [[0xc3, 0xa9, 0xf0, 0x9f, 0x92], 'bytes in position 2-4: unexpected end of data'],
  [[0xf0, 0x80, 0x80, 0x80], 'byte 0xf0 in position 0: invalid continuation byte'],
  [[0xe0, 0x80, 0x80], 'byte 0xe0 in position 0: invalid continuation byte'],
  [[0xf4, 0x90, 0x80, 0x80], 'byte 0xf4 in position 0: invalid continuation byte'],
  [[0xf5], 'byte 0xf5 in position 0: invalid start byte'],
]

for (const [bytes, fault] of faults) {
  test(`refused: ${fault}`, () => {
    const error = new UnicodeDecodeError(`'utf-8' codec can't decode ${fault}`)
    expect(() => decodeUtf8(Uint8Array.from(bytes))).toThrow(error)
  })
}

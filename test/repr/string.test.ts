import { expect, test } from 'vitest'
import { onlyAscii, reprBytes, reprString } from '../../src/repr/string.ts'

/** Text, and what CPython's repr() and ascii() make of it. */
const strings: [text: string, repr: string, ascii: string][] = [
  ['', "''", "''"],
  ['a', "'a'", "'a'"],
  ["it's", '"it\'s"', '"it\'s"'],
  ['say "x"', '\'say "x"\'', '\'say "x"\''],
  ['both \' and "', "'both \\' and \"'", "'both \\' and \"'"],
  ['back\\slash', "'back\\\\slash'", "'back\\\\slash'"],
  ['line\nend\r\ttab', "'line\\nend\\r\\ttab'", "'line\\nend\\r\\ttab'"],
  ['\x00\x1f\x7f', "'\\x00\\x1f\\x7f'", "'\\x00\\x1f\\x7f'"],
  ['é ñ 中 😀', "'é ñ 中 😀'", "'\\xe9 \\xf1 \\u4e2d \\U0001f600'"],
  ['\xa0\u200b\u2028\ufeff', "'\\xa0\\u200b\\u2028\\ufeff'", "'\\xa0\\u200b\\u2028\\ufeff'"],
  ['\ud800x', "'\\ud800x'", "'\\ud800x'"],
  ['\u{e0001}', "'\\U000e0001'", "'\\U000e0001'"],
  ['\x80\xad', "'\\x80\\xad'", "'\\x80\\xad'"],
]

for (const [text, repr, ascii] of strings) {
  test(`prints ${repr}`, () => {
    expect(reprString(text)).toBe(repr)
    expect(onlyAscii(reprString(text))).toBe(ascii)
  })
}

const bytes: [bytes: number[], repr: string][] = [
  [[], "b''"],
  [[71, 69, 84, 32, 47, 32, 72, 84, 84, 80, 47, 49, 46, 49, 13, 10], "b'GET / HTTP/1.1\\r\\n'"],
  [[105, 116, 39, 115], 'b"it\'s"'],
  [[97, 34, 98, 39, 99], "b'a\"b\\'c'"],
  [[0, 31, 32, 126, 127, 128, 255, 92, 9], "b'\\x00\\x1f ~\\x7f\\x80\\xff\\\\\\t'"],
]

for (const [values, repr] of bytes) {
  test(`prints the bytes ${repr}`, () => {
    expect(reprBytes(new Uint8Array(values))).toBe(repr)
  })
}

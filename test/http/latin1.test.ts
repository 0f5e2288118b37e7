import { expect, test } from 'vitest'
import { UnicodeEncodeError, ValueError } from '../../src/errors.ts'
import { checkEncodable, decodeLatin1, encodeLatin1 } from '../../src/http/latin1.ts'

test('every byte is a character, and back', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, i) => i)
  expect(encodeLatin1(decodeLatin1(bytes))).toEqual(bytes)
})

/** What CPython says of the same text. */
const faults: readonly (readonly [text: string, message: string])[] = [
  ['日本', "'latin-1' codec can't encode characters in position 0-1: ordinal not in range(256)"],
  [
    'a€',
    "'latin-1' codec can't encode character '\\u20ac' in position 1: ordinal not in range(256)",
  ],
  [
    '💩',
    "'latin-1' codec can't encode character '\\U0001f4a9' in position 0: ordinal not in range(256)",
  ],
  ['ab😀😀c', "'latin-1' codec can't encode characters in position 2-3: ordinal not in range(256)"],
]

for (const [text, message] of faults) {
  test(`'${text}' is refused`, () => {
    expect(() => encodeLatin1(text)).toThrow(new UnicodeEncodeError(message))
  })
}

const names: readonly (readonly [flat: string[], message: string])[] = [
  [
    ['X-é', 'v'],
    "'ascii' codec can't encode character '\\xe9' in position 2: ordinal not in range(128)",
  ],
  [['ÄÖ', 'v'], "'ascii' codec can't encode characters in position 0-1: ordinal not in range(128)"],
  [
    ['A', 'é', 'B', '日本'],
    "'latin-1' codec can't encode characters in position 0-1: ordinal not in range(256)",
  ],
]

for (const [flat, message] of names) {
  test(`the headers ${flat.join(' ')} are refused`, () => {
    expect(() => checkEncodable(flat)).toThrow(new UnicodeEncodeError(message))
  })
}

const broken: readonly (readonly [flat: string[], message: string])[] = [
  [['', 'v'], "Invalid header name b''"],
  [['A:B', 'v'], "Invalid header name b'A:B'"],
  [[' A', 'v'], "Invalid header name b' A'"],
  [['A', 'v\r\nB: w'], "Invalid header value b'v\\r\\nB: w'"],
  [['A', 'v\n'], "Invalid header value b'v\\n'"],
  [['A', 'é\r'], "Invalid header value b'\\xe9\\r'"],
]

for (const [flat, message] of broken) {
  test(message, () => {
    expect(() => checkEncodable(flat)).toThrow(new ValueError(message))
  })
}

test('headers in ASCII and Latin-1 are let through, and lines that go on', () => {
  expect(() => checkEncodable(['A', 'é', 'B', '', 'C D', 'v\r\n w'])).not.toThrow()
})

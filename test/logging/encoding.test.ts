import { expect, test } from 'vitest'
import { encoder } from '../../src/logging/encoding.ts'

/** What CPython's str.encode gives: bytes, or the error. */
const cases: [text: string, encoding: string, errors: string, result: number[] | string][] = [
  ['aé', 'utf-8', 'strict', [97, 195, 169]],
  ['aé', 'UTF8', 'strict', [97, 195, 169]],
  ['aé', 'latin-1', 'strict', [97, 233]],
  ['aé', 'iso_8859_1', 'strict', [97, 233]],
  ['a', 'ascii', 'strict', [97]],
  ['a', 'utf-16-le', 'strict', [97, 0]],
  ['aé😀', 'ascii', 'ignore', [97]],
  ['aé😀', 'ascii', 'replace', [97, 63, 63]],
  ['é', 'ascii', 'backslashreplace', [...Buffer.from('\\xe9')]],
  ['中', 'latin-1', 'backslashreplace', [...Buffer.from('\\u4e2d')]],
  ['\ud800', 'utf-8', 'backslashreplace', [...Buffer.from('\\ud800')]],
  [
    'aé',
    'ascii',
    'strict',
    "UnicodeEncodeError: 'ascii' codec can't encode character '\\xe9' in position 1: ordinal not in range(128)",
  ],
  [
    '中',
    'latin-1',
    'strict',
    "UnicodeEncodeError: 'latin-1' codec can't encode character '\\u4e2d' in position 0: ordinal not in range(256)",
  ],
  [
    'a\ud800',
    'utf-8',
    'strict',
    "UnicodeEncodeError: 'utf-8' codec can't encode character '\\ud800' in position 1: surrogates not allowed",
  ],
  ['a', 'nope', 'strict', 'LookupError: unknown encoding: nope'],
  ['a', 'utf-8', 'nope', "LookupError: unknown error handler name 'nope'"],
]

for (const [text, encoding, errors, result] of cases) {
  test(`${JSON.stringify(text)} in ${encoding}, ${errors}`, () => {
    expect(outcome(text, encoding, errors)).toEqual(result)
  })
}

function outcome(text: string, encoding: string, errors: string): number[] | string {
  try {
    return [...encoder(encoding, errors)(text)]
  } catch (error) {
    return String(error)
  }
}

import { expect, test } from 'vitest'
import { JSONDecodeError } from '../../src/errors.ts'
import { JsonReader } from '../../src/models/json-reader.ts'

const cases: readonly (readonly [text: string, value: unknown])[] = [
  [
    '{"a": {"b": [1.5, -2e3, true, false, null]}, "a2": {}}',
    { a: { b: [1.5, -2000, true, false, null] }, a2: {} },
  ],
  ['"\\u00e9\\ud83d\\udca9\\n\\/"', 'é💩\n/'],
  [' [ ] ', []],
  ['[NaN, Infinity, -Infinity]', [Number.NaN, Infinity, -Infinity]],
  ['{"a": 1, "a": 2}', { a: 2 }],
]

for (const [text, value] of cases) {
  test(`reads ${text}`, () => {
    expect(new JsonReader(text).document()).toEqual(value)
  })
}

/** What CPython's json says of the same text. */
const faults: readonly (readonly [text: string, message: string])[] = [
  ['', 'Expecting value: line 1 column 1 (char 0)'],
  ['{"a":', 'Expecting value: line 1 column 6 (char 5)'],
  ['{"a" 1}', "Expecting ':' delimiter: line 1 column 6 (char 5)"],
  ['{"a": 1 "b"}', "Expecting ',' delimiter: line 1 column 9 (char 8)"],
  ['{,}', 'Expecting property name enclosed in double quotes: line 1 column 2 (char 1)'],
  ['{"a": 1,}', 'Expecting property name enclosed in double quotes: line 1 column 9 (char 8)'],
  ['[1 2]', "Expecting ',' delimiter: line 1 column 4 (char 3)"],
  ['[1,]', 'Expecting value: line 1 column 4 (char 3)'],
  ['[', 'Expecting value: line 1 column 2 (char 1)'],
  ['"abc', 'Unterminated string starting at: line 1 column 1 (char 0)'],
  ['"a\nb"', 'Invalid control character at: line 1 column 3 (char 2)'],
  ['"\\q"', 'Invalid \\escape: line 1 column 2 (char 1)'],
  ['"\\u12"', 'Invalid \\uXXXX escape: line 1 column 3 (char 2)'],
  ['"\\u12ab', 'Invalid \\uXXXX escape: line 1 column 3 (char 2)'],
  ['nul', 'Expecting value: line 1 column 1 (char 0)'],
  ['1 2', 'Extra data: line 1 column 3 (char 2)'],
  ['é "x"\n  }', 'Expecting value: line 1 column 1 (char 0)'],
  ['💩', 'Expecting value: line 1 column 1 (char 0)'],
  ['"a\\', 'Unterminated string starting at: line 1 column 1 (char 0)'],
]

for (const [text, message] of faults) {
  test(`${JSON.stringify(text)}: ${message}`, () => {
    expect(() => new JsonReader(text).document()).toThrow(new JSONDecodeError(message))
  })
}

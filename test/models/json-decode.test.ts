import { expect, test } from 'vitest'
import { JSONDecodeError, ValueError } from '../../src/errors.ts'
import { jsonDecode } from '../../src/models/json-decode.ts'

const cases: readonly (readonly [text: string, value: unknown])[] = [
  ['{"a": [1, null]}', { a: [1, null] }],
  ['\ufeff{"a": 1}', { a: 1 }],
  ['[NaN, -Infinity]', [Number.NaN, Number.NEGATIVE_INFINITY]],
  [' 5 ', 5],
]

for (const [text, value] of cases) {
  test(`reads ${JSON.stringify(text)}`, () => {
    expect(jsonDecode(text)).toEqual(value)
  })
}

test('a failure is a JSONDecodeError and a ValueError', () => {
  const decode = () => jsonDecode('')
  expect(decode).toThrow(new JSONDecodeError('Expecting value: line 1 column 1 (char 0)'))
  expect(decode).toThrow(ValueError)
})

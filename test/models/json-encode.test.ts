import { expect, test } from 'vitest'
import { ValueError } from '../../src/errors.ts'
import { jsonEncode } from '../../src/models/json-encode.ts'
import { Float } from '../../src/repr/number.ts'

/** What Python's json.dumps wrote. */
const cases: readonly (readonly [value: unknown, json: string])[] = [
  [{ a: 1, b: [true, null, 'x'] }, '{"a": 1, "b": [true, null, "x"]}'],
  [{}, '{}'],
  [[], '[]'],
  ['é "\\/ \u007f 💩\n\b', '"\\u00e9 \\"\\\\/ \\u007f \\ud83d\\udca9\\n\\b"'],
  [1.5, '1.5'],
  [1e21, '1e+21'],
  [new Float(5), '5.0'],
  [12345678901234567890n, '12345678901234567890'],
  [
    new Map<unknown, unknown>([
      [1, 'a'],
      [null, true],
    ]),
    '{"1": "a", "null": true}',
  ],
  [null, 'null'],
]

for (const [value, json] of cases) {
  test(`writes ${json}`, () => {
    expect(jsonEncode(value)).toBe(json)
  })
}

test('what is undefined in a dict is left out, and toJSON() is heard', () => {
  const when = new Date(0)
  expect(jsonEncode({ a: undefined, b: when, c: [undefined] })).toBe(
    '{"b": "1970-01-01T00:00:00.000Z", "c": [null]}',
  )
})

test('one object may stand in two places', () => {
  const shared = { x: 1 }
  expect(jsonEncode([shared, shared])).toBe('[{"x": 1}, {"x": 1}]')
})

const circle: unknown[] = []
circle.push(circle)

const refused: readonly (readonly [value: unknown, error: Error])[] = [
  [{ x: Number.NaN }, new ValueError('Out of range float values are not JSON compliant')],
  [[Infinity], new ValueError('Out of range float values are not JSON compliant')],
  [circle, new ValueError('Circular reference detected')],
  [Uint8Array.of(1), new TypeError('Object of type bytes is not JSON serializable')],
  [new Set(), new TypeError('Object of type set is not JSON serializable')],
  [() => 1, new TypeError('Object of type function is not JSON serializable')],
  [new Map([[[1], 2]]), new TypeError('keys must be str, int, float, bool or None, not list')],
]

for (const [value, error] of refused) {
  test(`refuses: ${error.message}`, () => {
    expect(() => jsonEncode(value)).toThrow(error)
  })
}

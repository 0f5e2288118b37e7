import { expect, test } from 'vitest'
import { BraceStyle } from '../../../src/logging/format/brace-style.ts'

const fields = new Map<string, unknown>([
  ['name', 'a.b'],
  ['lineno', 7],
])

const cases: [format: string, result: string][] = [
  ['{name}', 'a.b'],
  ['{name:>5}|{lineno:03d}|{name!r:8}|', "  a.b|007|'a.b'   |"],
  ['{{{name}}}', '{a.b}'],
  ['a}}b{{c', 'a}b{c'],
  ['{nope}', "KeyError: 'nope'"],
  ['{name:d}', "ValueError: Unknown format code 'd' for object of type 'str'"],
]

for (const [format, result] of cases) {
  test(`${format} gives ${result}`, () => {
    expect(outcome(() => new BraceStyle(format).render(fields))).toBe(result)
  })
}

test('is the message alone by default', () => {
  expect(new BraceStyle(undefined).format).toBe('{message}')
})

test('knows whether it needs the time', () => {
  const uses = ['{asctime}', '{asctime:>30}', '{message}'].map((format) => {
    return new BraceStyle(format).usesTime()
  })
  expect(uses).toEqual([true, true, false])
})

const checked: [format: string, result: string][] = [
  ['{name:*^10.3}', 'undefined'],
  ['{name!a}', 'undefined'],
  ['x', 'no fields'],
  ['{}', 'no fields'],
  ['{{name}}', 'no fields'],
  ['{name', "expected '}' before end of string"],
  ['{name} {', "Single '{' encountered in format string"],
  ['{name} }', "Single '}' encountered in format string"],
  ['{name!x}', "invalid conversion: 'x'"],
  ['{name:!}', "bad specifier: '!'"],
  ['{a b}', "invalid field name/expression: 'a b'"],
  ['{args[0]}', "invalid field name/expression: 'args[0]'"],
]

for (const [format, result] of checked) {
  test(`checking ${format} gives ${result}`, () => {
    const expected = result === 'undefined' ? result : `ValueError: invalid format: ${result}`
    expect(outcome(() => new BraceStyle(format).validate())).toBe(expected)
  })
}

function outcome(work: () => unknown): string {
  try {
    return String(work())
  } catch (error) {
    return String(error)
  }
}

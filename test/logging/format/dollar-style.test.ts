// biome-ignore-all lint/suspicious/noTemplateCurlyInString: formats in Python's style $
import { expect, test } from 'vitest'
import { DollarStyle } from '../../../src/logging/format/dollar-style.ts'

const fields = new Map<string, unknown>([
  ['name', 'a.b'],
  ['lineno', null],
])

const cases: [format: string, result: string][] = [
  ['$name', 'a.b'],
  ['${name}s $$name', 'a.bs $name'],
  ['$name.$lineno', 'a.b.None'],
  ['$nope', "KeyError: 'nope'"],
  ['$ $name', 'ValueError: Invalid placeholder in string'],
]

for (const [format, result] of cases) {
  test(`${format} gives ${result}`, () => {
    expect(outcome(() => new DollarStyle(format).render(fields))).toBe(result)
  })
}

test('is the message alone by default', () => {
  expect(new DollarStyle(undefined).format).toBe('${message}')
})

test('knows whether it needs the time', () => {
  const uses = ['$asctime', '${asctime}', '$message'].map((format) => {
    return new DollarStyle(format).usesTime()
  })
  expect(uses).toEqual([true, true, false])
})

const checked: [format: string, result: string][] = [
  ['$name', 'undefined'],
  ['x', 'ValueError: invalid format: no fields'],
  ['$$', 'ValueError: invalid format: no fields'],
  ['$name $', "ValueError: invalid format: bare '$' not allowed"],
  ['$1', "ValueError: invalid format: bare '$' not allowed"],
]

for (const [format, result] of checked) {
  test(`checking ${format} gives ${result}`, () => {
    expect(outcome(() => new DollarStyle(format).validate())).toBe(result)
  })
}

function outcome(work: () => unknown): string {
  try {
    return String(work())
  } catch (error) {
    return String(error)
  }
}

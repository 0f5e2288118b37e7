import { expect, test } from 'vitest'
import { PercentStyle } from '../../../src/logging/format/percent-style.ts'

const fields = new Map<string, unknown>([['levelname', 'INFO']])

test('renders fields with flags, width and precision', () => {
  expect(new PercentStyle('%(levelname)-8s|%(levelname).2s').render(fields)).toBe('INFO    |IN')
})

test('is the message alone by default', () => {
  expect(new PercentStyle(undefined).format).toBe('%(message)s')
  expect(new PercentStyle('').format).toBe('%(message)s')
})

test('knows whether it needs the time', () => {
  const uses = ['%(asctime)s', '%(asctime)-30s', '%(message)s'].map((format) => {
    return new PercentStyle(format).usesTime()
  })
  expect(uses).toEqual([true, true, false])
})

const formats: [format: string, isValid: boolean][] = [
  ['%(message)s', true],
  ['%(x)+08.3f', true],
  ['%%(message)s', true],
  ['plain', false],
  ['%s', false],
  ['%(message)', false],
  ['%(message)y', false],
  ['%()s', false],
]

for (const [format, isValid] of formats) {
  test(`${format} is ${isValid ? 'a' : 'no'} format`, () => {
    const check = () => new PercentStyle(format).validate()
    if (isValid) expect(check).not.toThrow()
    else expect(check).toThrow(`Invalid format '${format}' for '%' style`)
  })
}

import { expect, test } from 'vitest'
import { rawHeaders } from '../../src/http/raw-headers.ts'

const wire = Buffer.from('A: 1\r\nB: \xe9\r\nlong-name: some value\r\n', 'latin1')

/** Pieces of the wire, as the engine hands them on. */
function cut(...texts: readonly string[]): Buffer[] {
  return texts.map((text) => {
    const at = wire.indexOf(Buffer.from(text, 'latin1'))
    return wire.subarray(at, at + text.length)
  })
}

const all = ['A', '1', 'B', '\xe9', 'long-name', 'some value']
const expected = [
  ['A', '1'],
  ['B', '\xe9'],
  ['long-name', 'some value'],
]

const cases: readonly (readonly [what: string, lines: readonly Buffer[], headers: unknown])[] = [
  ['pieces of one piece of the wire', cut(...all), expected],
  ['pieces of their own', all.map((text) => Buffer.from(text, 'latin1')), expected],
  [
    'a value that came in two pieces',
    [...cut('A', '1', 'B'), Buffer.from('\xe9', 'latin1'), ...cut('long-name', 'some value')],
    expected,
  ],
  ['an empty value', [...cut('A'), wire.subarray(1, 1)], [['A', '']]],
  ['none', [], []],
  ['an order that is not that of memory', cut('B', '\xe9', 'A', '1'), [expected[1], expected[0]]],
]

for (const [what, lines, headers] of cases) {
  test(`headers are read from ${what}`, () => {
    expect(rawHeaders(lines)).toEqual(headers)
  })
}

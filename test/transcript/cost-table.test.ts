import { expect, test } from 'vitest'
import { CostTable } from '../../src/transcript/cost-table.ts'
import { LineMatcher } from '../../src/transcript/matching.ts'

interface Case {
  readonly name: string
  readonly expected: readonly string[]
  readonly actual: readonly string[]
  readonly keeps: 'expected' | 'actual' | 'neither'
  readonly differs: boolean
}

const cases: readonly Case[] = [
  { name: 'both lines', expected: ['a'], actual: ['a'], keeps: 'expected', differs: false },
  { name: 'another line', expected: ['a'], actual: ['b'], keeps: 'actual', differs: true },
  { name: 'a missing line', expected: ['a'], actual: [], keeps: 'neither', differs: true },
  { name: 'a line too many', expected: [], actual: ['a'], keeps: 'actual', differs: true },
  { name: 'an idle ellipsis', expected: ['...'], actual: [], keeps: 'expected', differs: false },
  { name: 'a busy ellipsis', expected: ['...'], actual: ['a'], keeps: 'neither', differs: false },
  {
    name: 'a later match rather than this one',
    expected: ['a', 'b', 'a'],
    actual: ['b', 'a'],
    keeps: 'neither',
    differs: true,
  },
]

test.each(cases)('$name', ({ expected, actual, keeps, differs }) => {
  expect(new CostTable(expected, actual, new LineMatcher()).stepFrom(0, 0)).toMatchObject({
    keeps,
    differs,
  })
})

import { expect, test } from 'vitest'
import { type HeadersInput, HeaderTable } from '../../src/http/header-table.ts'

const inputs: readonly (readonly [what: string, input: HeadersInput<string>])[] = [
  ['a plain object', { 'X-A': '1', b: '2' }],
  ['a Map', new Map(Object.entries({ 'X-A': '1', b: '2' }))],
  [
    'pairs',
    [
      ['X-A', '1'],
      ['b', '2'],
    ],
  ],
  ['another table', new HeaderTable({ 'X-A': '1', b: '2' })],
  ['what has items()', { items: () => Object.entries({ 'X-A': '1', b: '2' }) }],
]

for (const [what, input] of inputs) {
  test(`it is made of ${what}`, () => {
    expect([...new HeaderTable(input)]).toEqual([
      ['X-A', '1'],
      ['b', '2'],
    ])
  })
}

test('a name is found in any case', () => {
  const table = new HeaderTable({ 'Content-Type': 'text/html' })
  expect([table.get('content-TYPE'), table.has('CONTENT-type')]).toEqual(['text/html', true])
  expect(table.get('content')).toBeUndefined()
})

test('a name keeps its first place and its last case', () => {
  const table = new HeaderTable({ Accept: 'a', Host: 'h' })
  table.set('ACCEPT', 'b')
  expect([...table]).toEqual([
    ['ACCEPT', 'b'],
    ['Host', 'h'],
  ])
})

test('what is deleted is gone, and deleting says whether it was there', () => {
  const table = new HeaderTable({ A: '1' })
  expect([table.delete('a'), table.delete('a'), table.size]).toEqual([true, false, 0])
})

test('a copy does not change with the original', () => {
  const table = new HeaderTable({ A: '1' })
  const copy = table.copy()
  table.clear()
  expect([...copy]).toEqual([['A', '1']])
})

test('the values of a repeated line are joined', () => {
  const lines = [
    ['Set-Cookie', 'a=1'],
    ['X', 'y'],
    ['set-cookie', 'b=2'],
  ] as const
  expect([...HeaderTable.ofLines(lines)]).toEqual([
    ['set-cookie', 'a=1, b=2'],
    ['X', 'y'],
  ])
})

test('a copy and its original go their own ways', () => {
  const table = new HeaderTable({ A: '1', B: '2' })
  const copy = table.copy()
  table.set('A', '3')
  copy.delete('b')
  expect([...table]).toEqual([
    ['A', '3'],
    ['B', '2'],
  ])
  expect([...copy]).toEqual([['A', '1']])
})

test('what is derived is made once, until a header changes', () => {
  let made = 0
  const names = (table: HeaderTable): string => {
    made += 1
    return Array.from(table, ([name]) => name).join()
  }
  const table = new HeaderTable({ A: '1' })
  expect([table.derived(names), table.derived(names), table.copy().derived(names)]).toEqual(
    Array(3).fill('A'),
  )
  expect(made).toBe(1)
  table.set('B', '2')
  expect(table.derived(names)).toBe('A,B')
  table.clear()
  expect(table.derived(names)).toBe('')
})

test('copies that are given the same header share what is derived', () => {
  let made = 0
  const lines = (table: HeaderTable): string => {
    made += 1
    return Array.from(table, (pair) => pair.join('=')).join()
  }
  const table = new HeaderTable({ A: '1' })
  const given = (value: string): HeaderTable => {
    const copy = table.copy()
    copy.setAgain('B', value)
    return copy
  }
  for (const value of ['2', '2', '2', '2']) expect(given(value).derived(lines)).toBe('A=1,B=2')
  expect(made).toBe(2)
  for (const value of ['3', '2', '3']) expect(given(value).derived(lines)).toBe(`A=1,B=${value}`)
  expect(made).toBe(5)
  expect([given('3'), given('3')].map((each) => each.derived(lines))).toEqual([
    'A=1,B=3',
    'A=1,B=3',
  ])
  expect(made).toBe(6)
  const changed = given('3')
  changed.set('C', '4')
  expect([table, given('2'), changed].map((each) => each.size)).toEqual([1, 2, 3])
})

test('a header that is set again in a table of its own stays there', () => {
  const table = new HeaderTable({ A: '1' })
  table.setAgain('A', '2')
  table.setAgain('A', '3')
  expect([...table]).toEqual([['A', '3']])
})

import { describe, expect, test } from 'vitest'
import { HistorySearch } from '../../../src/repl-enhancements/editing/history-search.ts'

type Act = (search: HistorySearch) => void

const older: Act = (search) => search.older()
const newer: Act = (search) => search.newer()
const erase: Act = (search) => search.erase()
const type =
  (text: string): Act =>
  (search) =>
    search.type(text)

const cases: readonly {
  readonly name: string
  readonly entries: readonly string[]
  readonly acts: readonly Act[]
  readonly found: string | undefined
  readonly failed?: boolean
}[] = [
  { name: 'finds nothing before anything is typed', entries: ['a'], acts: [], found: undefined },
  { name: 'finds the newest', entries: ['ax', 'ay', 'b'], acts: [type('a')], found: 'ay' },
  {
    name: 'keeps what still fits',
    entries: ['ax', 'ay'],
    acts: [type('a'), type('y')],
    found: 'ay',
  },
  { name: 'looks further back', entries: ['ax', 'ay'], acts: [type('a'), type('x')], found: 'ax' },
  { name: 'goes back', entries: ['a1', 'a2', 'a3'], acts: [type('a'), older, older], found: 'a1' },
  {
    name: 'goes forward',
    entries: ['a1', 'a2', 'a3'],
    acts: [type('a'), older, older, newer],
    found: 'a2',
  },
  {
    name: 'passes over an entry that was there',
    entries: ['a1', 'a2', 'a1'],
    acts: [type('a'), older, older],
    found: 'a2',
    failed: true,
  },
  {
    name: 'keeps what it had when nothing fits',
    entries: ['ax'],
    acts: [type('a'), type('z')],
    found: 'ax',
    failed: true,
  },
  {
    name: 'begins again when a character is taken back',
    entries: ['ax', 'ay'],
    acts: [type('ax'), erase],
    found: 'ay',
  },
  { name: 'forgets all', entries: ['a'], acts: [type('a'), erase], found: undefined },
]

describe('HistorySearch', () => {
  test.each(cases)('$name', ({ entries, acts, found, failed = false }) => {
    const search = new HistorySearch(entries)
    for (const act of acts) act(search)
    expect({ found: search.found, failed: search.failed }).toEqual({ found, failed })
  })

  test('tells where in the entry the text is', () => {
    const search = new HistorySearch(['session.get(url)'])
    search.type('get')
    expect(search.position).toBe(8)
  })
})

import { expect, it } from 'vitest'
import type { PoolIdentity } from '../../src/events/event.ts'
import { OriginBook } from '../../src/ledger/origin-book.ts'
import { somePool } from '../events/sample-events.ts'

const origin = (host: string) => ({ scheme: 'http', host, port: 80 }) as const
const pool = (id: number): PoolIdentity => ({ ...somePool, id })

it('knows the youngest connection of each pool, last used last', () => {
  const book = new OriginBook()
  book.add(origin('a'), pool(1), 'c1')
  book.add(origin('a'), pool(2), 'c2')
  book.add(origin('a'), pool(1), 'c3')
  book.add(origin('b'), pool(3), 'c4')
  expect(book.of(origin('a')).map(({ connection }) => connection)).toEqual(['c2', 'c3'])
  expect(book.of({ ...origin('a'), port: 81 })).toEqual([])
})

it('forgets pools and origins when they are many', () => {
  const book = new OriginBook()
  for (let n = 1; n <= 20; n += 1) book.add(origin('a'), pool(n), `c${n}`)
  expect(book.of(origin('a'))).toHaveLength(8)
  for (let n = 1; n <= 1000; n += 1) book.add(origin(`h${n}`), pool(n), `c${n}`)
  expect(book.of(origin('a'))).toEqual([])
})

it('forgets all when it is told to', () => {
  const book = new OriginBook()
  book.add(origin('a'), pool(1), 'c1')
  book.clear()
  expect(book.of(origin('a'))).toEqual([])
})

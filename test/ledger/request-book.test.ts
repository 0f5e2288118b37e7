import { expect, it } from 'vitest'
import type { ConnectionRecord } from '../../src/ledger/connection-record.ts'
import { RequestBook } from '../../src/ledger/request-book.ts'
import { RequestRecord } from '../../src/ledger/request-record.ts'

/** A record of which each figure is another. */
function recordOf(number: number): RequestRecord {
  const record = new RequestRecord(number, number + 0.25, number + 0.5, {
    id: number,
    owner: number,
    tls: '',
    proxy: '',
  })
  Object.assign(record, {
    connection: { id: `c${number}` } as ConnectionRecord,
    why: { code: 'first', text: `the ${number}th`, connection: null },
    nth: number + 1,
    idleMs: number + 2,
    method: 'GET',
    target: `/${number}`,
    httpVersion: number % 2 === 0 ? '1.0' : '1.1',
    status: 200 + number,
    simulatedRttMs: number + 3,
    connectStartMs: number + 4,
    tlsStartMs: number + 5,
    readyMs: number + 6,
    sentMs: number + 7,
    headMs: number + 8,
    endMs: number + 9,
  })
  return record
}

const full = [
  { adds: 0, kept: [] },
  { adds: 2, kept: [1, 2] },
  { adds: 3, kept: [1, 2, 3] },
  { adds: 5, kept: [3, 4, 5] },
  { adds: 7, kept: [5, 6, 7] },
]

for (const { adds, kept } of full) {
  it(`keeps the last three of ${adds} requests, oldest first`, () => {
    const book = new RequestBook(3)
    for (let number = 1; number <= adds; number += 1) book.add(recordOf(number))
    expect(book.values().map(({ number }) => number)).toEqual(kept)
    for (let number = 0; number <= adds; number += 1) {
      expect(book.find(number)?.number).toBe(kept.includes(number) ? number : undefined)
    }
  })
}

it('gives back all that was written down, beyond the rows that it begins with', () => {
  const book = new RequestBook(150)
  const records = Array.from({ length: 200 }, (_, i) => recordOf(i))
  for (const record of records) book.add(record)
  expect(book.values()).toEqual(records.slice(50))
  expect(book.find(199)).toEqual(records[199])
})

it('is empty when it was cleared, and holds on to nothing', () => {
  const book = new RequestBook(2)
  for (const number of [1, 2, 3]) book.add(recordOf(number))
  book.clear()
  expect(book.values()).toEqual([])
  for (const number of [4, 5, 6]) book.add(recordOf(number))
  expect(book.values()).toEqual([recordOf(5), recordOf(6)])
})

import { expect, it, test } from 'vitest'
import { ConnectionRecord } from '../../src/ledger/connection-record.ts'
import { RequestRecord } from '../../src/ledger/request-record.ts'
import { ordinal, responseConnection, verdictText } from '../../src/ledger/response-connection.ts'
import { established, somePool } from '../events/sample-events.ts'

const why = { code: 'first-use', text: 'first use of this origin', connection: null } as const
const connection = new ConnectionRecord(established({ connection: 'c2' }), somePool, why)

function record(given: Partial<RequestRecord> = {}): RequestRecord {
  const moments = { readyMs: 2, sentMs: 2, headMs: 5, endMs: 6 }
  return Object.assign(new RequestRecord(1, 1, 2, somePool), { connection, ...moments, ...given })
}

it('is null for a request that got no connection', () => {
  expect(responseConnection(undefined)).toBeNull()
  expect(responseConnection(new RequestRecord(1, 0, 0))).toBeNull()
})

it('tells of a reused connection', () => {
  const told = responseConnection(record({ nth: 3, idleMs: 1234.5678 }))
  expect(told).toMatchObject({ id: 'c2', nth: 3, reused: true, idle: 1.234568, total: 0.005 })
  expect(told?.why).toEqual({ code: 'reused', text: 'c2 was idle for 1.2 s', connection: 'c2' })
})

it('tells of a new one, with a body that is not over', () => {
  const told = responseConnection(record({ why, endMs: -1 }))
  expect(told).toMatchObject({ nth: 1, reused: false, idle: 0, why, total: null })
})

it('marks a distance that is simulated', () => {
  expect(responseConnection(record())?.simulatedRtt).toBe(0)
  expect(responseConnection(record({ simulatedRttMs: 40 }))?.simulatedRtt).toBe(0.04)
})

const verdicts: readonly [given: Partial<RequestRecord>, text: string][] = [
  [{ nth: 3, idleMs: 1200 }, 'c2 reused · 3rd request · idle 1.2 s'],
  [{ why }, 'c2 new · first use of this origin'],
]

for (const [given, text] of verdicts) {
  test(text, () => {
    expect(verdictText(record(given))).toBe(text)
  })
}

const counts: readonly [count: number, text: string][] = [
  [1, '1st'],
  [2, '2nd'],
  [3, '3rd'],
  [4, '4th'],
  [11, '11th'],
  [12, '12th'],
  [13, '13th'],
  [22, '22nd'],
  [101, '101st'],
  [111, '111th'],
]

test.each(counts)('%i is %s', (count, text) => {
  expect(ordinal(count)).toBe(text)
})

import { expect, it } from 'vitest'
import { difference, noTotals } from '../../src/ledger/totals.ts'

it('is the cost of what lies between two readings', () => {
  const before = { ...noTotals, requests: 2, connections: 1, connectMs: 1.5, bytesReceived: 100 }
  const after = { ...before, requests: 5, handshakes: 2, connectMs: 4, bytesReceived: 250 }
  expect(difference(after, before)).toEqual({
    ...noTotals,
    requests: 3,
    handshakes: 2,
    connectMs: 2.5,
    bytesReceived: 150,
  })
})

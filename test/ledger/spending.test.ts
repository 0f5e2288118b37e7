import { expect, it } from 'vitest'
import { noSpending, spentBetween } from '../../src/ledger/spending.ts'

it('is what was spent between two readings', () => {
  const before = { ...noSpending, requests: 2, reused: 1, savedMs: 2, openingMs: 1 }
  const after = { ...before, requests: 5, reused: 3, savedMs: 7, failedMs: 1, openingMs: 5 }
  const spent = { ...noSpending, requests: 3, reused: 2, savedMs: 5, failedMs: 1, openingMs: 4 }
  expect(spentBetween(after, before)).toEqual(spent)
})

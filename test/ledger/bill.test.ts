import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { Bill, createBill } from '../../src/ledger/bill.ts'
import { noSpending, type Spending } from '../../src/ledger/spending.ts'

const spent: Spending = {
  ...noSpending,
  requests: 40,
  connections: 4,
  handshakes: 7,
  dnsMs: 3,
  connectMs: 81,
  tlsMs: 130,
  elapsedMs: 500,
  failedMs: 22,
  openingMs: 214,
  reused: 36,
  savedMs: 1234,
}

const lines: Readonly<Record<string, readonly [given: Partial<Spending>, line: string]>> = {
  'several handshakes': [
    {},
    '7 handshakes, 214 ms: dns 3.0 ms, tcp 81 ms, tls 130 ms · 41 % of the time · ' +
      'reuse saved about 1.2 s (estimate)',
  ],
  'one handshake, and no reuse': [
    { handshakes: 1, dnsMs: 0, connectMs: 0.5, tlsMs: 0, elapsedMs: 1, failedMs: 0, reused: 0 },
    '1 handshake, 0.50 ms: dns 0 ms, tcp 0.50 ms, tls 0 ms · 50 % of the time · nothing was reused',
  ],
  'a simulated distance': [
    { simulated: 1 },
    '7 handshakes, 214 ms: dns 3.0 ms, tcp 81 ms, tls 130 ms · 41 % of the time · ' +
      'reuse saved about 1.2 s (estimate) · simulated distance',
  ],
  'connections that were opened side by side': [
    {
      handshakes: 1001,
      dnsMs: 0,
      connectMs: 2_880_075,
      tlsMs: 1400,
      openingMs: 12_345,
      elapsedMs: 3e6,
    },
    '1001 handshakes, 48 min 1 s added up (12 s by the clock): dns 0 ms, tcp 48 min 0 s, ' +
      'tls 1.4 s · 96 % of the time · reuse saved about 1.2 s (estimate)',
  ],
  nothing: [noSpending, 'no handshakes, nothing was sent'],
}

describe('a bill', () => {
  for (const [name, [given, line]] of Object.entries(lines)) {
    it(`is one line for ${name}`, () => {
      expect(inspect(new Bill({ ...spent, ...given }))).toBe(line)
    })
  }

  it('has its items as seconds', () => {
    expect({ ...new Bill(spent) }).toEqual({
      requests: 40,
      simulated: 0,
      connections: 4,
      handshakes: 7,
      dns: 0.003,
      connect: 0.081,
      tls: 0.13,
      paid: 0.214,
      clock: 0.214,
      elapsed: 0.522,
      share: 214 / 522,
      reused: 36,
      saved: 1.234,
    })
  })
})

describe('bill()', () => {
  it('counts from the last reset', () => {
    let now = spent
    const bill = createBill(() => now)
    expect(bill().requests).toBe(40)
    bill.reset()
    expect(bill().requests).toBe(0)
    now = { ...spent, requests: 45, savedMs: 1300 }
    expect(bill()).toMatchObject({ requests: 5, saved: 0.066 })
  })

  it('takes no arguments', () => {
    const bill: (...args: unknown[]) => Bill = createBill(() => spent)
    expect(() => bill({ since: 1 })).toThrow("bill() got an unexpected keyword argument 'since'")
  })
})

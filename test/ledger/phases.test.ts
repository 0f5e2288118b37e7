import { expect, test } from 'vitest'
import { type Moments, type Phases, phasesOf } from '../../src/ledger/phases.ts'

const none = { askedMs: 0, connectStartMs: -1, tlsStartMs: -1, endMs: -1 }

const cases: Readonly<Record<string, readonly [at: Moments, phases: Partial<Phases>]>> = {
  'a reused connection': [
    { ...none, grantedMs: 1, readyMs: 1, sentMs: 2, headMs: 10, endMs: 12 },
    { queued: 0.001, dns: 0, connect: 0, tls: 0, send: 0.001, wait: 0.008, receive: 0.002 },
  ],
  'a new one with TLS': [
    {
      ...none,
      grantedMs: 1,
      connectStartMs: 4,
      tlsStartMs: 14,
      readyMs: 44,
      sentMs: 45,
      headMs: 50,
      endMs: 51,
    },
    { queued: 0.001, dns: 0.003, connect: 0.01, tls: 0.03, send: 0.001, wait: 0.005 },
  ],
  'a body that is not over': [
    { ...none, grantedMs: 0, readyMs: 0, sentMs: 0, headMs: 5 },
    { wait: 0.005, receive: null },
  ],
}

for (const [name, [at, phases]] of Object.entries(cases)) {
  test(name, () => {
    const found = phasesOf(at)
    expect(found).toMatchObject(phases)
    if (found.receive === null) return
    const sum = Object.values(found).reduce((whole, phase) => whole + phase, 0)
    expect(sum).toBeCloseTo((at.endMs - at.askedMs) / 1000, 6)
  })
}

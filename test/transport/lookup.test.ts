import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../src/clock/manual-clock.ts'
import type { Dialing } from '../../src/transport/dialing.ts'
import { lookUp } from '../../src/transport/lookup.ts'
import { Routes } from '../../src/transport/routes.ts'
import { tlsSettings } from '../../src/transport/tls-settings.ts'

function dialing(host: string, told: string[], signal?: AbortSignal): Dialing {
  const clock = new ManualClock()
  return {
    origin: { scheme: 'http', host, port: 80 },
    tls: tlsSettings({ verify: true, cert: null }),
    routes: new Routes(),
    clock,
    signal,
    emit: (event) => {
      const failed = 'error' in event && event.error !== undefined
      told.push(failed ? `${event.type} failed` : event.type)
    },
    limits: () => ({ clock, timeoutMs: null, timeoutError: () => new Error('late'), signal }),
  }
}

describe('a look-up', () => {
  for (const address of ['127.0.0.1', '::1']) {
    it(`takes ${address} for itself, without an event`, async () => {
      const told: string[] = []
      expect(await lookUp(address, dialing(address, told))).toEqual([address])
      expect(told).toEqual([])
    })
  }

  it('finds the addresses of a name, and tells of it', async () => {
    const told: string[] = []
    const found = await lookUp('localhost', dialing('localhost', told))
    expect(found.some((address) => address === '127.0.0.1' || address === '::1')).toBe(true)
    expect(told).toEqual(['dns'])
  })

  it('fails for a name without an address, and tells of it', async () => {
    const told: string[] = []
    const found = lookUp('no-such-host.invalid', dialing('no-such-host.invalid', told))
    await expect(found).rejects.toMatchObject({ failure: 'name-unknown', phase: 'dns' })
    expect(told).toEqual(['dns failed'])
  })

  it('ends at once when the signal has aborted', async () => {
    const told: string[] = []
    const signal = AbortSignal.abort(new Error('ctrl-c'))
    await expect(lookUp('localhost', dialing('localhost', told, signal))).rejects.toThrow('ctrl-c')
  })
})

for (const host of [`${'a'.repeat(64)}.test`, 'a..test', '.test']) {
  it(`refuses ${host} before anybody is asked`, async () => {
    const told: string[] = []
    await expect(lookUp(host, dialing(host, told))).rejects.toThrow(
      `Failed to parse: '${host}', label empty or too long`,
    )
    expect(told).toEqual([])
  })
}

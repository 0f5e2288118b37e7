import { describe, expect, it } from 'vitest'
import { Routes } from '../../src/transport/routes.ts'

const here = { address: '127.0.0.1', port: 8443 }
const there = { address: '127.0.0.2', port: 8080, ca: 'PEM' }

const routes = new Routes()
routes.map('Shop.test', 443, here)
routes.map('shop.test', null, there)

const cases = [
  { name: 'leads a port of a host to its endpoint', host: 'shop.test', port: 443, leads: here },
  {
    name: 'leads every other port to the rule without one',
    host: 'shop.test',
    port: 80,
    leads: there,
  },
  { name: 'leaves other hosts alone', host: 'www.shop.test', port: 443, leads: undefined },
]

describe('routes', () => {
  for (const { name, host, port, leads } of cases) {
    it(name, async () => {
      expect(await routes.find({ scheme: 'https', host, port })).toBe(leads)
    })
  }

  it('refuse an unmapped host when sealed, and name the flag that adds it', async () => {
    const sealed = new Routes()
    sealed.sealed = true
    const found = sealed.find({ scheme: 'http', host: 'example.org', port: 80 })
    await expect(found).rejects.toMatchObject({
      failure: 'refused-by-route',
      message: expect.stringContaining('--map example.org=practice'),
    })
  })

  for (const host of ['localhost', '127.0.0.1', '127.9.9.9', '::1']) {
    it(`let ${host} through when sealed`, async () => {
      const sealed = new Routes()
      sealed.sealed = true
      expect(await sealed.find({ scheme: 'http', host, port: 80 })).toBeUndefined()
    })
  }

  it('say nothing until something is added', () => {
    const empty = new Routes()
    expect(empty.empty).toBe(true)
    empty.map('shop.test', null, here)
    expect(empty.empty).toBe(false)
  })
})

const governed = [
  { name: 'a mapped host', sealed: false, host: 'shop.test', governs: true, admits: true },
  { name: 'another host', sealed: false, host: 'www.test', governs: false, admits: true },
  { name: 'a mapped host, sealed', sealed: true, host: 'shop.test', governs: true, admits: true },
  { name: 'another host, sealed', sealed: true, host: 'www.test', governs: true, admits: false },
  { name: 'loopback, sealed', sealed: true, host: '127.0.0.1', governs: true, admits: true },
]

describe('a request that a proxy might be asked for', () => {
  for (const { name, sealed, host, governs, admits } of governed) {
    it(`to ${name} ${governs ? 'is' : 'is not'} for the routes to decide`, () => {
      const table = new Routes()
      table.map('shop.test', null, here)
      table.sealed = sealed
      const origin = { scheme: 'http', host, port: 80 } as const
      expect(table.governs(origin)).toBe(governs)
      const admit = () => table.admit(origin)
      if (admits) expect(admit).not.toThrow()
      else expect(admit).toThrow('--map www.test=practice')
    })
  }
})

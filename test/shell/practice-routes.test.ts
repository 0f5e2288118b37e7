import { afterAll, describe, expect, it } from 'vitest'
import type { Origin } from '../../src/http/origin.ts'
import { Practice } from '../../src/practice/index.ts'
import { parseMapping } from '../../src/shell/mapping.ts'
import { addRoutes } from '../../src/shell/practice-routes.ts'
import { Routes } from '../../src/transport/routes.ts'

const practice = Practice.start()
afterAll(() => practice.close())

const elsewhere = 'shop.test:443=127.0.0.1:8443'
const cases: readonly {
  name: string
  offline?: boolean
  maps?: string[]
  origin: Origin
  leads: 'http' | 'https' | number | 'nowhere' | 'refused'
}[] = [
  {
    name: "a document's host offline",
    offline: true,
    origin: { scheme: 'https', host: 'www.wikipedia.org', port: 443 },
    leads: 'https',
  },
  {
    name: "a document's host over http offline",
    offline: true,
    origin: { scheme: 'http', host: 'httpbin.org', port: 80 },
    leads: 'http',
  },
  {
    name: "the article's own server offline",
    offline: true,
    origin: { scheme: 'http', host: 'localhost', port: 9000 },
    leads: 'http',
  },
  {
    name: "another port of a document's host offline",
    offline: true,
    origin: { scheme: 'http', host: 'httpbin.org', port: 8080 },
    leads: 'refused',
  },
  {
    name: 'any other host offline',
    offline: true,
    origin: { scheme: 'https', host: 'example.org', port: 443 },
    leads: 'refused',
  },
  {
    name: 'a loopback server offline',
    offline: true,
    origin: { scheme: 'http', host: '127.0.0.1', port: 8080 },
    leads: 'nowhere',
  },
  {
    name: "a document's host online",
    origin: { scheme: 'https', host: 'www.wikipedia.org', port: 443 },
    leads: 'nowhere',
  },
  {
    name: 'a host mapped to practice',
    maps: ['shop.test=practice'],
    origin: { scheme: 'https', host: 'shop.test', port: 8443 },
    leads: 'https',
  },
  {
    name: 'a host mapped elsewhere',
    maps: [elsewhere],
    origin: { scheme: 'https', host: 'shop.test', port: 443 },
    leads: 8443,
  },
  {
    name: 'another port of a host mapped elsewhere',
    maps: [elsewhere],
    origin: { scheme: 'http', host: 'shop.test', port: 80 },
    leads: 'nowhere',
  },
  {
    name: 'a mapping before the hosts of the documents',
    offline: true,
    maps: ['httpbin.org=127.0.0.1:81'],
    origin: { scheme: 'http', host: 'httpbin.org', port: 80 },
    leads: 81,
  },
]

function portOf(leads: string | number): number | undefined {
  if (leads === 'http') return practice.port
  if (leads === 'https') return practice.httpsPort
  return typeof leads === 'number' ? leads : undefined
}

describe('the routes of a shell', () => {
  for (const { name, offline = false, maps = [], origin, leads } of cases) {
    it(`lead ${name} to ${leads}`, async () => {
      const routes = new Routes()
      addRoutes(routes, { offline, mappings: maps.map(parseMapping), practice })
      const found = routes.find(origin)
      if (leads === 'refused') return expect(found).rejects.toThrow('--map')
      expect((await found)?.port).toBe(portOf(leads))
      expect((await found)?.ca).toBe(leads === 'https' ? practice.ca : undefined)
    })
  }

  it("trust practice's authority at its own address", async () => {
    await practice.ready()
    const routes = new Routes()
    addRoutes(routes, { offline: false, mappings: [], practice })
    const own: Origin = { scheme: 'https', host: '127.0.0.1', port: practice.httpsPort }
    expect((await routes.find(own))?.ca).toBe(practice.ca)
  })

  it("decide about practice's own address, so that the environment's proxies do not", async () => {
    await practice.ready()
    const routes = new Routes()
    addRoutes(routes, { offline: false, mappings: [], practice })
    const { port, httpsPort } = practice
    for (const [scheme, own] of [
      ['http', port],
      ['https', httpsPort],
    ] as const) {
      expect(routes.governs({ scheme, host: 'localhost', port: own })).toBe(true)
      expect(routes.governs({ scheme, host: 'localhost', port: 1 })).toBe(false)
    }
  })
})

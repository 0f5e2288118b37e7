import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { Bill, ledger } from '../../src/ledger/index.ts'
import { Practice } from '../../src/practice/index.ts'
import { Session } from '../../src/sessions/index.ts'
import { addRoutes } from '../../src/shell/practice-routes.ts'
import { routes } from '../../src/transport/routes.ts'

const rtt = 0.06
/** A timer of an engine may be early by a millisecond. */
const least = rtt - 0.002

const practice = Practice.start()
const session = new Session()

beforeAll(async () => {
  await practice.ready()
  addRoutes(routes, { offline: true, mappings: [], practice })
})

afterEach(() => practice.link({ rtt: 0 }))

afterAll(async () => {
  session.close()
  await practice.close()
})

async function connOf(url: string) {
  const { conn } = await session.get(url)
  if (conn === null) throw new Error('no connection')
  return conn
}

describe('a session over a longer line', () => {
  const roundTrips: readonly [url: string, phases: Readonly<Record<string, number>>][] = [
    ['http://httpbin.org/get', { connect: least, tls: 0, wait: least }],
    ['https://www.wikipedia.org/', { connect: least, tls: least, wait: least }],
  ]
  for (const [url, phases] of roundTrips) {
    it(`pays a round trip for each handshake and the request: ${url}`, async () => {
      practice.link({ rtt })
      const { phases: took, simulatedRtt, reused } = await connOf(url)
      expect({ reused, simulatedRtt }).toEqual({ reused: false, simulatedRtt: rtt })
      for (const [phase, seconds] of Object.entries(phases)) {
        expect(Reflect.get(took, phase), phase).toBeGreaterThanOrEqual(seconds)
      }
      const again = await connOf(url)
      expect(again).toMatchObject({ reused: true, simulatedRtt: rtt })
      expect(again.phases.connect + again.phases.tls).toBe(0)
      expect(again.phases.wait).toBeGreaterThanOrEqual(least)
    })
  }

  it('is no longer marked when the line is restored, on the same connection', async () => {
    const link = practice.link({ rtt })
    await connOf('http://httpbin.org/get')
    link.restore()
    expect(await connOf('http://httpbin.org/get')).toMatchObject({ reused: true, simulatedRtt: 0 })
  })

  it('marks what has been added up', async () => {
    const before = ledger.spending()
    expect(before.simulated).toBeGreaterThan(0)
    expect(String(new Bill(before))).toMatch(/ · simulated distance$/)
  })

  it('carries bodies of both directions whole and in order', async () => {
    practice.link({ rtt: 0.02 })
    const sent = Buffer.from(Array.from({ length: 3_000_000 }, (_, at) => 97 + (at % 23)))
    const response = await session.post('http://httpbin.org/post', { data: sent })
    expect(response.json()).toMatchObject({ data: sent.toString() })
  })

  it('counts towards a connect timeout', async () => {
    practice.link({ rtt: 2 })
    const failing = new Session().get('http://api.example.com/users', { timeout: [0.05, 5] })
    await expect(failing).rejects.toThrow(/ConnectTimeout|timed out/)
  })
})

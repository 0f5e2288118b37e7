import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Phases, ResponseConnection } from '../../src/ledger/index.ts'
import type { Response } from '../../src/models/response.ts'
import { Practice } from '../../src/practice/index.ts'
import { Session } from '../../src/sessions/index.ts'
import { routes } from '../../src/transport/routes.ts'
import { type RawServer, rawServer } from '../transport/raw-server.ts'

const pauseMs = 200
const practice = Practice.start()
let dripping: RawServer

beforeAll(async () => {
  await practice.ready()
  const { httpsPort: port, ca } = practice
  routes.map('a.test', 443, { address: '127.0.0.1', port, ca })
  dripping = await rawServer((_, socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\na')
    setTimeout(() => socket.write('b'), pauseMs)
  })
})

afterAll(async () => {
  routes.clear()
  await Promise.all([practice.close(), dripping.close()])
})

async function* slowly(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('one')
  await new Promise((resolve) => setTimeout(resolve, pauseMs))
  yield Buffer.from('two')
}

/** The phases that take as long as the pause, or that there are at all. */
interface Case {
  readonly name: string
  readonly ask: (session: Session) => Promise<Response>
  readonly slow?: keyof Phases
  readonly present?: readonly (keyof Phases)[]
}

const cases: readonly Case[] = [
  {
    name: 'a new connection',
    ask: (session) => session.get(`${practice.url}/get`),
    present: ['connect', 'wait'],
  },
  {
    name: 'a new connection with TLS',
    ask: (session) => session.get('https://a.test/get'),
    present: ['connect', 'tls', 'wait'],
  },
  {
    name: 'a slow server',
    ask: (session) => session.get(`${practice.url}/delay/${pauseMs / 1000}`),
    slow: 'wait',
  },
  {
    name: 'a slow upload',
    ask: (session) => session.post(`${practice.url}/post`, { data: slowly() }),
    slow: 'send',
  },
  {
    name: 'a slow body',
    ask: (session) => session.get(`http://127.0.0.1:${dripping.port}/`),
    slow: 'receive',
  },
]

function sumOf({ receive, ...others }: Phases): number {
  return Object.values(others).reduce((sum, phase) => sum + phase, receive ?? 0)
}

function expectWhole(conn: ResponseConnection | null): void {
  expect(conn?.total).not.toBeNull()
  expect(Math.abs(sumOf(conn?.phases ?? never()) - (conn?.total ?? 0))).toBeLessThan(0.001)
}

function never(): Phases {
  throw new Error('the answer came over no connection')
}

describe('the phases of a request', () => {
  for (const { name, ask, slow, present = [] } of cases) {
    it(`add up to its time, for ${name}`, async () => {
      using session = new Session()
      session.trust_env = false
      const startMs = performance.now()
      const { conn } = await ask(session)
      const wholeMs = performance.now() - startMs
      expectWhole(conn)
      expect((conn?.total ?? 0) * 1000).toBeLessThan(wholeMs + 1)
      for (const phase of present) expect(conn?.phases[phase], phase).toBeGreaterThan(0)
      // a part of the pause may pass before the phase has begun
      if (slow !== undefined) expect(conn?.phases[slow]).toBeGreaterThan(pauseMs / 2000)
    })
  }

  it('have no connecting on a connection that was there', async () => {
    using session = new Session()
    await session.get(`${practice.url}/get`)
    const { conn } = await session.get(`${practice.url}/get`)
    expect(conn?.phases).toMatchObject({ dns: 0, connect: 0, tls: 0 })
    expectWhole(conn)
  })

  it('are of each hop along redirects', async () => {
    using session = new Session()
    const { conn, history } = await session.get(`${practice.url}/redirect/2`)
    const hops = [...history.map((response) => response.conn), conn]
    for (const hop of hops) expectWhole(hop)
    expect(hops.map((hop) => hop?.nth)).toEqual([1, 2, 3])
  })

  it('are open where the body is not read to its end', async () => {
    using session = new Session()
    const response = await session.get(`${practice.url}/stream/2`, { stream: true })
    expect([response.conn?.phases.receive, response.conn?.total]).toEqual([null, null])
    await response.read()
    expectWhole(response.conn)
  })
})

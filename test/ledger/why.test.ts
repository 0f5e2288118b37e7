import { afterEach, beforeEach, expect, test } from 'vitest'
import { HTTPAdapter, type HTTPAdapterOptions } from '../../src/adapters/index.ts'
import { ledger } from '../../src/ledger/index.ts'
import { type Why, type WhyCode, whyCodes } from '../../src/ledger/why.ts'
import { logging } from '../../src/logging/index.ts'
import type { Response } from '../../src/models/response.ts'
import { requests, Session } from '../../src/sessions/index.ts'
import { rawProxy } from '../transport/raw-proxy.ts'
import { answer, type RawServer, rawServer, type Script } from '../transport/raw-server.ts'

/*
 * One file for all reasons, because the last test holds them against the closed list.
 */

/** What the path asks for is what the server does with the connection. */
const script: Script = ({ head }, socket) => {
  const path = head.split(' ')[1] ?? ''
  const held = /^\/after-(\d+)$/.exec(path)?.[1]
  if (held !== undefined) setTimeout(() => socket.write(answer('late')), Number(held))
  else if (path === '/close') socket.end(answer('bye', ['Connection: close']))
  else if (path === '/1.0') socket.end('HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nhi')
  else if (path === '/until-close') socket.end('HTTP/1.1 200 OK\r\n\r\nhi')
  else if (path === '/stray') socket.write(`${answer('all')}and more`)
  else if (path === '/stray-later') {
    socket.write(answer('all'))
    setTimeout(() => socket.write('and more'), 5)
  } else if (path === '/drop') socket.end(answer('dropped'))
  else if (path === '/reset') socket.destroy()
  else if (path === '/cut') socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi')
  else socket.write(answer('hello'))
}

// the warnings of full pools are not what is looked at
logging.getLogger('urllib3').setLevel('ERROR')

let server: RawServer
let other: RawServer
let proxy: RawServer
let open: Session[]

beforeEach(async () => {
  server = await rawServer(script)
  other = await rawServer(script)
  proxy = await rawProxy(server.port, script)
  open = []
})

afterEach(async () => {
  for (const session of open) session.close()
  await Promise.all([server.close(), other.close(), proxy.close()])
})

function newSession(options: HTTPAdapterOptions = {}): Session {
  const session = new Session()
  session.trust_env = false
  session.mount('http://', new HTTPAdapter(options))
  open.push(session)
  return session
}

const url = (path = '/', of: RawServer = server): string => `http://127.0.0.1:${of.port}${path}`

async function failing(answer: Promise<unknown>): Promise<void> {
  await expect(answer).rejects.toThrow()
}

/** Until this side has heard that its last connection is closed. */
async function lastClosed(): Promise<void> {
  const last = ledger.connections().at(-1)
  while (last?.state !== 'closed') await new Promise((resolve) => setTimeout(resolve, 1))
}

/** The connections stand as A, B, … in the order in which they were opened. */
interface Scenario {
  readonly code: WhyCode
  readonly name: string
  readonly text: string
  /** The connection that the reason names. */
  readonly about: 'A' | 'B' | null
  play(): Promise<Response>
}

const scenarios: readonly Scenario[] = [
  {
    code: 'first-use',
    name: 'the first request to an origin',
    text: 'first use of this origin',
    about: null,
    play: () => newSession().get(url()),
  },
  {
    code: 'reused',
    name: 'the second one',
    text: 'A was idle for #',
    about: 'A',
    async play() {
      const session = newSession()
      await session.get(url())
      return session.get(url())
    },
  },
  {
    code: 'other-settings',
    name: 'TLS settings of its own',
    text: 'A has other TLS settings',
    about: 'A',
    async play() {
      const session = newSession()
      await session.get(url())
      return session.get(url(), { verify: false })
    },
  },
  {
    code: 'other-settings',
    name: 'a proxy of its own',
    text: 'A takes no proxy',
    about: 'A',
    async play() {
      const session = newSession()
      await session.get(url('/', proxy))
      return session.get('http://shop.test/', { proxies: { http: url('', proxy) } })
    },
  },
  {
    code: 'other-session',
    name: 'another session',
    text: "A is another session's (each global call has its own)",
    about: 'A',
    async play() {
      await newSession().get(url())
      return newSession().get(url())
    },
  },
  {
    code: 'other-session',
    name: 'a global call after another',
    text: "A is another session's (each global call has its own)",
    about: 'A',
    async play() {
      await requests.get(url())
      return requests.get(url())
    },
  },
  {
    code: 'all-busy',
    name: 'a request while another is in flight',
    text: 'A is busy with GET /after-300',
    about: 'A',
    async play() {
      const session = newSession()
      const first = session.get(url('/after-300'))
      while (ledger.connections().at(-1)?.current?.method !== 'GET') {
        await new Promise((resolve) => setImmediate(resolve))
      }
      const response = await session.get(url())
      await first
      return response
    },
  },
  {
    code: 'all-busy',
    name: 'a request while the connection of another comes up',
    text: 'the one before it is still being opened',
    about: null,
    async play() {
      const session = newSession()
      const [, second] = await Promise.all([session.get(url()), session.get(url())])
      return second
    },
  },
  {
    code: 'unread-body',
    name: 'an answer that nobody reads',
    text: 'the unread body of GET /hello still holds A',
    about: 'A',
    async play() {
      const session = newSession()
      await session.get(url('/hello'), { stream: true })
      return session.get(url())
    },
  },
  {
    code: 'server-close',
    name: 'an answer with Connection: close',
    text: 'the server closed A (Connection: close)',
    about: 'A',
    async play() {
      const session = newSession()
      await session.get(url('/close'))
      return session.get(url())
    },
  },
  {
    code: 'request-close',
    name: 'a request with Connection: close',
    text: 'the last request on A asked for its end (Connection: close)',
    about: 'A',
    async play() {
      const session = newSession()
      await session.get(url('/close'), { headers: { Connection: 'close' } })
      return session.get(url())
    },
  },
  {
    code: 'http-1.0',
    name: 'an answer of HTTP/1.0',
    text: 'A ended with an answer of HTTP/1.0',
    about: 'A',
    async play() {
      const session = newSession()
      const first = await session.get(url('/1.0'))
      expect(first.conn?.httpVersion).toBe('1.0')
      return session.get(url())
    },
  },
  {
    code: 'until-close',
    name: 'a body without a length',
    text: 'A ended with the body of its answer, to mark its end',
    about: 'A',
    async play() {
      const session = newSession()
      await session.get(url('/until-close'))
      return session.get(url())
    },
  },
  {
    code: 'closed-while-idle',
    name: 'a server that closes without a word',
    text: 'the server closed A while it was idle, after #',
    about: 'A',
    async play() {
      const session = newSession()
      await session.get(url())
      server.drop()
      await lastClosed()
      return session.get(url())
    },
  },
  {
    code: 'unasked-bytes',
    name: 'bytes behind the end of an answer',
    text: 'bytes came on A that no request had asked for: it was closed here',
    about: 'A',
    async play() {
      const session = newSession()
      await session.get(url('/stray'))
      return session.get(url())
    },
  },
  {
    code: 'unasked-bytes',
    name: 'bytes on an idle connection',
    text: 'bytes came on A that no request had asked for: it was closed here',
    about: 'A',
    async play() {
      const session = newSession()
      await session.get(url('/stray-later'))
      await lastClosed()
      return session.get(url())
    },
  },
  {
    code: 'body-left',
    name: 'an answer that was closed unread',
    text: 'A was closed here with the body of its answer unread',
    about: 'A',
    async play() {
      const session = newSession()
      const left = await session.get(url('/hello'), { stream: true })
      left.close()
      return session.get(url())
    },
  },
  {
    code: 'pool-full',
    name: 'a connection that was one too many',
    text: 'B was discarded: the pool was full (1)',
    about: 'B',
    async play() {
      const session = newSession({ pool_maxsize: 1 })
      const [a, b] = await streamed(session, 2)
      await a?.read()
      await b?.read()
      const again = await session.get(url('/hello'), { stream: true })
      const response = await session.get(url())
      await again.read()
      return response
    },
  },
  {
    code: 'empty-slot',
    name: 'a broken connection above an idle one',
    text: 'the empty slot of B lay on top, while A idles below',
    about: 'A',
    async play() {
      const session = newSession()
      const [a] = await streamed(session, 1)
      const late = session.get(url('/after-200'), { timeout: 0.05 })
      while (ledger.connections().at(-1)?.current?.method !== 'GET') {
        await new Promise((resolve) => setImmediate(resolve))
      }
      // A comes back while B is busy, so that B breaks above it
      await a?.read()
      await failing(late)
      return session.get(url())
    },
  },
  {
    code: 'evicted',
    name: 'more hosts than pool_connections',
    text: 'the pool of A was evicted (more hosts than pool_connections)',
    about: 'A',
    async play() {
      const session = newSession({ pool_connections: 1 })
      await session.get(url())
      await session.get(url('/', other))
      return session.get(url())
    },
  },
  {
    code: 'broken',
    name: 'a connection that broke before the answer',
    text: 'A broke (disconnected)',
    about: 'A',
    async play() {
      const session = newSession()
      await failing(session.get(url('/reset')))
      return session.get(url())
    },
  },
  {
    code: 'broken',
    name: 'a connection that broke in the body',
    text: 'A broke (in the body of its answer)',
    about: 'A',
    async play() {
      const session = newSession()
      await failing(session.get(url('/cut')))
      return session.get(url())
    },
  },
  {
    code: 'broken',
    name: 'an answer that took too long',
    text: 'A broke (read timeout)',
    about: 'A',
    async play() {
      const session = newSession()
      await failing(session.get(url('/after-200'), { timeout: 0.02 }))
      return session.get(url())
    },
  },
  {
    code: 'connect-failed',
    name: 'a port where nobody listened',
    text: 'the attempt before could not connect (unreachable)',
    about: null,
    async play() {
      const session = newSession()
      const { port } = other
      await other.close()
      await failing(session.get(url('/', other)))
      other = await rawServer(script, undefined, port)
      return session.get(url('/', other))
    },
  },
  {
    code: 'session-closed',
    name: 'a session that was closed',
    text: 'A was closed with its session',
    about: 'A',
    async play() {
      const session = newSession()
      await session.get(url())
      session.close()
      return session.get(url())
    },
  },
  {
    code: 'no-pooling',
    name: 'pool_connections=0',
    text: 'A was not kept (pool_connections=0)',
    about: 'A',
    async play() {
      const session = newSession({ pool_connections: 0 })
      await session.get(url())
      return session.get(url())
    },
  },
]

function streamed(session: Session, count: number): Promise<Response[]> {
  const all = Array.from({ length: count }, () => session.get(url('/hello'), { stream: true }))
  return Promise.all(all)
}

/** The reason with A, B, … for the connections, and # for a time. */
function named({ text, connection }: Why, before: number): { text: string; about: string | null } {
  const letter = (id: string) => String.fromCharCode(64 + Number(id.slice(1)) - before)
  return {
    text: text.replace(/\bc\d+\b/g, letter).replace(/[\d.]+ m?s$/, '#'),
    about: connection === null ? null : letter(connection),
  }
}

for (const { code, name, text, about, play } of scenarios) {
  test(`${code}: ${name}`, async () => {
    const before = ledger.totals().connections
    const { conn } = await play()
    expect(conn?.why.code).toBe(code)
    expect(conn && named(conn.why, before)).toEqual({ text, about })
  })
}

test('each reason has its scenario', () => {
  const played = new Set(scenarios.map(({ code }) => code))
  expect(whyCodes.filter((code) => !played.has(code))).toEqual([])
})

test('what lies idle counts as taken as soon as a request has it', async () => {
  const session = newSession()
  await Promise.all([session.get(url('/after-20')), session.get(url('/after-20'))])
  await new Promise((resolve) => setTimeout(resolve, 30)) // so long that it is looked at before use
  const before = ledger.totals().connections - 2
  const six = Array.from({ length: 6 }, () => session.get(url('/after-50')))
  const opened = (await Promise.all(six)).flatMap(({ conn }) =>
    conn?.reused ? [] : (conn?.why ?? []),
  )
  expect(opened.map((why) => named(why, before).text)).toEqual([
    'all 2 are busy, B with GET /after-50',
    ...[1, 2, 3].map((count) => `all ${2 + count} are taken: 2 busy, ${count} still being opened`),
  ])
})

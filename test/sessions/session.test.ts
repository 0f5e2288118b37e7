import { expect, test } from 'vitest'
import { HTTPAdapter } from '../../src/adapters/index.ts'
import { ManualClock } from '../../src/clock/manual-clock.ts'
import { RequestsCookieJar } from '../../src/cookies/requests-cookie-jar.ts'
import {
  ConnectionError,
  InvalidHeader,
  InvalidSchema,
  MissingSchema,
  ValueError,
} from '../../src/errors.ts'
import { PreparedRequest } from '../../src/models/prepared-request.ts'
import { Request } from '../../src/models/request.ts'
import { Response } from '../../src/models/response.ts'
import { Pending } from '../../src/pending.ts'
import type { RequestOptions } from '../../src/sessions/request-options.ts'
import { Session } from '../../src/sessions/session.ts'
import { type Answer, ScriptedAdapter } from './scripted-adapter.ts'

const url = 'http://x.test/p'

function sessionOf(...script: readonly (Answer | Error)[]) {
  const session = new Session()
  const adapter = new ScriptedAdapter(script)
  session.mount('http://', adapter)
  return { adapter, session }
}

const verbs = ['get', 'options', 'head', 'post', 'put', 'patch', 'delete'] as const

for (const verb of verbs) {
  test(`${verb} sends ${verb.toUpperCase()}, and its promise is awaited at the prompt`, async () => {
    const { adapter, session } = sessionOf()
    const pending = session[verb](url)
    expect(pending).toBeInstanceOf(Pending)
    expect((await pending).text).toBe('ok')
    expect(adapter.sent[0]?.method).toBe(verb.toUpperCase())
  })
}

test('the settings of the session go along with those of the request', async () => {
  const { adapter, session } = sessionOf()
  session.headers['X-Session'] = 's'
  session.params = { a: '1' }
  session.auth = ['u', 'p']
  session.cookies.c = '2'
  await session.get(url, { headers: { 'X-Call': 'c', accept: null }, params: { b: '2' } })
  expect(adapter.sent[0]?.url).toBe(`${url}?a=1&b=2`)
  expect(adapter.sent[0]?.headers).toEqual({
    'User-Agent': session.headers['user-agent'],
    'Accept-Encoding': session.headers['accept-encoding'],
    Connection: 'keep-alive',
    'X-Session': 's',
    'X-Call': 'c',
    Cookie: 'c=2',
    Authorization: 'Basic dTpw',
  })
})

const options: readonly (readonly [
  what: string,
  ofSession: (session: Session) => void,
  ofCall: RequestOptions,
  sent: object,
])[] = [
  [
    'the defaults',
    () => undefined,
    {},
    { stream: false, timeout: null, verify: true, cert: null, proxies: {} },
  ],
  [
    'the session’s',
    (session) => {
      session.timeout = 30
      session.verify = 'ca.pem'
      session.cert = ['a.pem', 'a.key']
      session.proxies = { http: 'http://proxy.test' }
      session.stream = true
    },
    {},
    {
      stream: true,
      timeout: 30,
      verify: 'ca.pem',
      cert: ['a.pem', 'a.key'],
      proxies: { http: 'http://proxy.test' },
    },
  ],
  [
    'the call’s',
    (session) => {
      session.timeout = 30
      session.verify = false
      session.proxies = { http: 'http://a.test', https: 'http://b.test' }
    },
    { timeout: [1, 2], verify: true, stream: true, proxies: { http: null } },
    { timeout: [1, 2], verify: true, stream: true, proxies: { https: 'http://b.test' } },
  ],
  [
    'a call without a timeout in a session with one',
    (session) => {
      session.timeout = 30
    },
    { timeout: null },
    { timeout: null },
  ],
]

for (const [what, ofSession, ofCall, sent] of options) {
  test(`sent as told: ${what}`, async () => {
    const { adapter, session } = sessionOf()
    ofSession(session)
    await session.get(url, ofCall)
    expect(adapter.sent[0]?.options).toMatchObject(sent)
  })
}

type Send = (session: Session) => Promise<unknown>

const refused: readonly (readonly [what: string, send: Send, error: Error])[] = [
  [
    'an unknown argument',
    // @ts-expect-error it does not compile either
    (session) => session.get(url, { timout: 5 }),
    new TypeError("get() got an unexpected keyword argument 'timout'"),
  ],
  [
    'no URL',
    (session) => Reflect.apply(session.post, session, []),
    new TypeError("post() missing 1 required positional argument: 'url'"),
  ],
  [
    'a URL without a scheme',
    (session) => session.get('x.test/p'),
    new MissingSchema(
      "Invalid URL 'x.test/p': No scheme supplied. Perhaps you meant https://x.test/p?",
    ),
  ],
  [
    'a scheme without an adapter',
    (session) => session.get('ftp://x.test/p'),
    new InvalidSchema("No connection adapters were found for 'ftp://x.test/p'"),
  ],
  [
    'a header of two lines',
    (session) => session.get(url, { headers: { 'X-A': 'a\nb' } }),
    new InvalidHeader(
      'Invalid leading whitespace, reserved character(s), or return character(s) in header ' +
        "value: 'a\\nb'",
    ),
  ],
  [
    'a hook of an event that does not exist',
    (session) => session.get(url, { hooks: { request: () => undefined } as object }),
    new ValueError('Unsupported event specified, with event name "request"'),
  ],
  [
    'a request that is not prepared',
    (session) => session.send(new Request('GET', url) as unknown as PreparedRequest),
    new ValueError('You can only send PreparedRequests.'),
  ],
  [
    'the next request of an answer that is no redirect',
    (session) => session.send(null as unknown as PreparedRequest),
    new TypeError("'NoneType' object has no attribute 'url'"),
  ],
]

for (const [what, send, error] of refused) {
  test(`${what} is a rejection, and nothing is sent`, async () => {
    const { adapter, session } = sessionOf()
    await expect(send(session)).rejects.toThrow(error)
    expect(adapter.sent).toEqual([])
  })
}

test('what the adapter throws comes through', async () => {
  const error = new ConnectionError('refused')
  const { session } = sessionOf(error)
  await expect(session.get(url)).rejects.toBe(error)
})

test('the body is read, unless it is streamed', async () => {
  const { adapter, session } = sessionOf()
  await session.get(url)
  await session.get(url, { stream: true })
  expect(adapter.bodies.map(({ calls }) => calls)).toEqual([['read decoded=true'], []])
})

test('elapsed is the time to the head of the answer', async () => {
  const clock = new ManualClock()
  const session = new Session({ clock })
  session.mount('http://', new ScriptedAdapter([], () => clock.advance(250)))
  expect((await session.get(url)).elapsed.total_seconds()).toBe(0.25)
})

test('cookies that an answer sets are sent with the next request, those of a call are not', async () => {
  const { adapter, session } = sessionOf({ headers: { 'Set-Cookie': ['a=1', 'b=2'] } })
  const first = await session.get(url, { cookies: { once: '1' } })
  await session.get(url)
  expect(adapter.sent.map(({ headers }) => headers.Cookie)).toEqual(['once=1', 'a=1; b=2'])
  expect(first.cookies.get_dict()).toEqual(session.cookies.get_dict())
})

test('cookies can be assigned: a jar is taken over, a dict copied', async () => {
  const { adapter, session } = sessionOf({ headers: { 'Set-Cookie': 'a=1' } })
  const jar = new RequestsCookieJar()
  session.cookies = jar
  await session.get(url)
  expect(jar.a).toBe('1')
  session.cookies = { b: '2' }
  await session.get(url)
  expect(adapter.sent[1]?.headers.Cookie).toBe('b=2')
})

test('headers can be assigned', async () => {
  const { adapter, session } = sessionOf()
  expect(session.headers).toBe(session.headers)
  session.headers = { 'X-Only': '1' }
  await session.get(url)
  expect(adapter.sent[0]?.headers).toEqual({ 'X-Only': '1' })
})

test('hooks of the session see each answer, and may replace it', async () => {
  const { session } = sessionOf()
  const other = await sessionOf({ status: 404 }).session.get(url)
  const seen: string[] = []
  session.hooks = {
    response: [(response: Response) => void seen.push(String(response)), async () => other],
  }
  expect(await session.get(url)).toBe(other)
  expect(seen).toEqual(['<Response [200]>'])
})

test('hooks of a call take the place of the session’s', async () => {
  const { session } = sessionOf()
  const seen: string[] = []
  session.hooks = { response: () => void seen.push('session') }
  await session
    .get(url, { hooks: { response: (response) => void seen.push(response.text) } })
    .catch((error: Error) => seen.push(error.name))
  expect(seen).toEqual(['ResponseNotRead'])
})

test('a prepared request is sent as it is', async () => {
  const { adapter, session } = sessionOf()
  session.timeout = 30
  const prepared = session.prepare_request(new Request('POST', url, { data: 'old' }))
  prepared.body = 'new'
  await session.send(prepared, { timeout: 3 })
  await session.send(prepared)
  const seen = adapter.sent.map(({ body, options }) => [body, options.timeout])
  expect(seen).toEqual([
    ['new', 3],
    ['new', 30],
  ])
})

test('the adapter with the longest prefix serves a URL, whatever its case', () => {
  const session = new Session()
  const [long, longer] = [new ScriptedAdapter(), new ScriptedAdapter()]
  session.mount('http://X.test', long)
  session.mount('http://x.test/p/', longer)
  expect(Object.keys(session.adapters)).toEqual([
    'http://x.test/p/',
    'http://X.test',
    'https://',
    'http://',
  ])
  expect(session.get_adapter('HTTP://x.TEST/p/q')).toBe(longer)
  expect(session.get_adapter('http://x.test/q')).toBe(long)
  expect(session.get_adapter('http://y.test/')).toBeInstanceOf(HTTPAdapter)
  expect(() => session.get_adapter('ftp://x.test/')).toThrow(InvalidSchema)
})

test('closing, and leaving its scope, closes every adapter', async () => {
  const ends: readonly ((session: Session) => unknown)[] = [
    (session) => session.close(),
    (session) => session[Symbol.dispose](),
    (session) => session[Symbol.asyncDispose](),
  ]
  for (const end of ends) {
    const { adapter, session } = sessionOf()
    await end(session)
    expect(adapter.closed).toBe(1)
  }
})

test('an answer is a Response of its prepared request', async () => {
  const { session } = sessionOf()
  const response = await session.get(url)
  expect(response).toBeInstanceOf(Response)
  expect(response.request).toBeInstanceOf(PreparedRequest)
  expect([response.url, response.history, response.next]).toEqual([url, [], null])
})

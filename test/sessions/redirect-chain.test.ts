import { expect, test } from 'vitest'
import { CookieStore } from '../../src/cookies/cookie-store.ts'
import { cookiesIn } from '../../src/cookies/requests-cookie-jar.ts'
import {
  ChunkedEncodingError,
  ContentDecodingError,
  ReadTimeout,
  TooManyRedirects,
} from '../../src/errors.ts'
import { PreparedRequest, type RequestParts } from '../../src/models/prepared-request.ts'
import type { Response } from '../../src/models/response.ts'
import { RedirectChain } from '../../src/sessions/redirect-chain.ts'
import { type Answer, ScriptedAdapter } from './scripted-adapter.ts'

interface Given {
  readonly request?: RequestParts
  readonly maxRedirects?: number
  readonly sessionCookies?: Readonly<Record<string, string>>
  readonly proxies?: Readonly<Record<string, string>>
}

const options = { stream: true, timeout: null, verify: true, cert: null, proxies: {} }

/** A chain, and the answers that it is shown. */
function chainOf(given: Given, ...script: readonly Answer[]) {
  const request = new PreparedRequest()
  request.prepare({ method: 'GET', url: 'http://x.test/start', ...given.request })
  const cookies = new CookieStore()
  cookies.update(cookiesIn(given.sessionCookies ?? {}))
  const settings = { maxRedirects: given.maxRedirects ?? 30, cookies, nowMs: 0 }
  const chain = new RedirectChain(settings, request, given.proxies ?? {})
  const adapter = new ScriptedAdapter(script)
  const answer = (to: PreparedRequest = request): Promise<Response> => adapter.send(to, options)
  return { adapter, chain, answer, request }
}

function to(location: string, status = 302): Answer {
  return { status, headers: { Location: location } }
}

test('an answer that is no redirect leads nowhere, and is left alone', async () => {
  const { adapter, chain, answer } = chainOf({}, {})
  expect(await chain.next(await answer())).toBeNull()
  expect([chain.history.length, adapter.bodies[0]?.calls]).toEqual([0, []])
})

const POST: RequestParts = { method: 'POST', data: { a: '1' } }

const kept: readonly (readonly [status: number, method: string, body: unknown])[] = [
  [301, 'GET', null],
  [302, 'GET', null],
  [303, 'GET', null],
  [307, 'POST', 'a=1'],
  [308, 'POST', 'a=1'],
]

for (const [status, method, body] of kept) {
  test(`a POST after ${status} is a ${method} ${body ? 'with' : 'without'} its body`, async () => {
    const { chain, answer } = chainOf({ request: POST }, to('/next', status))
    const next = await chain.next(await answer())
    expect([next?.method, next?.url, next?.body]).toEqual([method, 'http://x.test/next', body])
    const names = ['Content-Length', 'Content-Type'].map((name) => next?.headerTable.has(name))
    expect(names).toEqual([body !== null, body !== null])
  })
}

test('the answer is read and closed, and remembered', async () => {
  const { adapter, chain, answer } = chainOf({}, to('/a'), to('/b'))
  const first = await answer()
  const next = await chain.next(first)
  expect(adapter.bodies[0]?.calls).toEqual(['read decoded=true', 'release'])
  const second = await answer(next ?? undefined)
  await chain.next(second)
  expect([first.history, second.history, chain.history]).toEqual([[], [first], [first, second]])
})

test('the request before stays as it was', async () => {
  const { chain, answer, request } = chainOf({ request: POST }, to('/next'))
  await chain.next(await answer())
  expect([request.method, request.body, request.url]).toEqual([
    'POST',
    'a=1',
    'http://x.test/start',
  ])
})

test('one redirect too many is an error with the answer', async () => {
  const { chain, answer } = chainOf({ maxRedirects: 1 }, to('/a'), to('/b'))
  const next = await chain.next(await answer())
  const last = await answer(next ?? undefined)
  const failure = await chain.next(last).catch((error: unknown) => error)
  expect(failure).toEqual(new TooManyRedirects('Exceeded 1 redirects.'))
  expect((failure as TooManyRedirects).response).toBe(last)
})

const cookie: readonly (readonly [
  what: string,
  given: Given,
  answer: Answer,
  sent: string | undefined,
])[] = [
  [
    'a cookie that the redirect sets',
    {},
    { status: 302, headers: { Location: '/a', 'Set-Cookie': 'n=1' } },
    'n=1',
  ],
  ['a cookie of the request', { request: { cookies: { once: '1' } } }, to('/a'), 'once=1'],
  ['a cookie of the session', { sessionCookies: { s: '2' } }, to('/a'), 's=2'],
  [
    'no cookie of the host on another',
    {},
    { status: 302, headers: { Location: 'http://y.test/', 'Set-Cookie': 'n=1' } },
    undefined,
  ],
  [
    'no Cookie header of one’s own',
    { request: { headers: { Cookie: 'mine' } } },
    to('/a'),
    undefined,
  ],
]

for (const [what, given, first, sent] of cookie) {
  test(`${what} goes along: ${sent ?? 'nothing'}`, async () => {
    const { chain, answer } = chainOf(given, first)
    const next = await chain.next(await answer())
    expect(next?.headerTable.get('Cookie')).toBe(sent)
  })
}

const auth: readonly (readonly [location: string, kept: boolean])[] = [
  ['/same', true],
  ['https://x.test/', true],
  ['http://y.test/', false],
  ['http://x.test:81/', false],
]

for (const [location, isKept] of auth) {
  test(`Authorization ${isKept ? 'goes' : 'does not go'} along to ${location}`, async () => {
    const { chain, answer } = chainOf({ request: { auth: ['u', 'p'] } }, to(location))
    const next = await chain.next(await answer())
    expect(next?.headerTable.has('Authorization')).toBe(isKept)
  })
}

const proxied: readonly (readonly [proxy: string, location: string, header: string | undefined])[] =
  [
    ['http://u:p@proxy.test', '/a', 'Basic dTpw'],
    ['http://u:p@proxy.test', 'https://x.test/', undefined],
    ['http://proxy.test', '/a', undefined],
  ]

for (const [proxy, location, header] of proxied) {
  test(`through ${proxy} to ${location} the proxy is told ${header ?? 'nothing'}`, async () => {
    const request = { headers: { 'Proxy-Authorization': 'old' } }
    const proxies = { http: proxy, https: proxy }
    const { chain, answer } = chainOf({ request, proxies }, to(location))
    const next = await chain.next(await answer())
    expect(next?.headerTable.get('Proxy-Authorization')).toBe(header)
    expect(chain.proxies).toEqual(proxies)
  })
}

test('a fragment is inherited until a target has its own', async () => {
  const { chain, answer } = chainOf(
    { request: { url: 'http://x.test/#f' } },
    to('/a'),
    to('/b#g'),
    to('/c'),
  )
  const urls: unknown[] = []
  let next: PreparedRequest | null = null
  for (let hop = 0; hop < 3; hop++) {
    next = await chain.next(await answer(next ?? undefined))
    urls.push(next?.url)
  }
  expect(urls).toEqual(['http://x.test/a#f', 'http://x.test/b#g', 'http://x.test/c#g'])
})

const broken: readonly (readonly [error: Error, calls: readonly string[] | null])[] = [
  [
    new ContentDecodingError('bad'),
    ['read decoded=true', 'read decoded=false', 'close', 'release'],
  ],
  [
    new ChunkedEncodingError('bad'),
    ['read decoded=true', 'read decoded=false', 'close', 'release'],
  ],
  [new ReadTimeout('slow'), null],
]

for (const [error, calls] of broken) {
  test(`a body that breaks with ${error.name} ${calls ? 'is read as it is' : 'is an error'}`, async () => {
    const { adapter, chain, answer } = chainOf({}, { ...to('/a'), body: error })
    const following = chain.next(await answer())
    if (calls === null) await expect(following).rejects.toBe(error)
    else {
      expect((await following)?.url).toBe('http://x.test/a')
      expect(adapter.bodies[0]?.calls).toEqual(calls)
    }
  })
}

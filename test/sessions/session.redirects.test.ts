import { expect, test } from 'vitest'
import { TooManyRedirects } from '../../src/errors.ts'
import type { Response } from '../../src/models/response.ts'
import { Session } from '../../src/sessions/session.ts'
import { type Answer, ScriptedAdapter } from './scripted-adapter.ts'

const url = 'http://x.test/p'

function sessionOf(...script: readonly Answer[]) {
  const session = new Session()
  const adapter = new ScriptedAdapter(script)
  session.mount('http://', adapter)
  return { adapter, session }
}

function to(location: string, status = 302, cookie?: string): Answer {
  const headers = { Location: location, ...(cookie === undefined ? {} : { 'Set-Cookie': cookie }) }
  return { status, headers }
}

test('redirects are followed, and the way is kept', async () => {
  const { adapter, session } = sessionOf(to('/a'), to('/b', 301), {})
  const response = await session.get(url)
  expect([response.status_code, response.url]).toEqual([200, 'http://x.test/b'])
  expect(response.history.map((hop) => [hop.status_code, hop.url])).toEqual([
    [302, url],
    [301, 'http://x.test/a'],
  ])
  expect(response.history.map((hop) => hop.history.length)).toEqual([0, 1])
  expect(adapter.sent.map((sent) => sent.url)).toEqual([url, 'http://x.test/a', 'http://x.test/b'])
})

const followed: readonly (readonly [
  what: string,
  send: (session: Session) => Promise<Response>,
  requests: number,
])[] = [
  ['get', (session) => session.get(url), 2],
  ['head', (session) => session.head(url), 1],
  ['head that is told to', (session) => session.head(url, { allow_redirects: true }), 2],
  ['get that is told not to', (session) => session.get(url, { allow_redirects: false }), 1],
  ['request with head', (session) => session.request('HEAD', url), 2],
  ['post', (session) => session.post(url, { data: 'x' }), 2],
]

for (const [what, send, requests] of followed) {
  test(`${what} sends ${requests} request${requests === 1 ? '' : 's'}`, async () => {
    const { adapter, session } = sessionOf(to('/a'))
    await send(session)
    expect(adapter.sent).toHaveLength(requests)
  })
}

test('where they are not followed, next is the request that would be', async () => {
  const { adapter, session } = sessionOf(to('/a', 303, 'c=1'), {})
  const response = await session.post(url, { data: 'x', allow_redirects: false })
  expect([response.next?.method, response.next?.url]).toEqual(['GET', 'http://x.test/a'])
  if (response.next === null) throw new Error('there is no next')
  const last = await session.send(response.next)
  expect([last.status_code, adapter.sent[1]?.headers.Cookie]).toEqual([200, 'c=1'])
})

test('cookies of each answer on the way are kept and sent on', async () => {
  const { adapter, session } = sessionOf(to('/a', 302, 'a=1'), to('/b', 302, 'b=2'), {
    headers: { 'Set-Cookie': 'c=3' },
  })
  const response = await session.get(url)
  const sent = adapter.sent.map(({ headers }) => headers.Cookie)
  expect(sent).toEqual([undefined, 'a=1', 'a=1; b=2'])
  expect(session.cookies.get_dict()).toEqual({ a: '1', b: '2', c: '3' })
  expect(response.cookies.get_dict()).toEqual({ c: '3' })
})

test('hooks see every answer of the way', async () => {
  const { session } = sessionOf(to('/a'), {})
  const seen: number[] = []
  const hooks = { response: (response: Response) => void seen.push(response.status_code) }
  await session.get(url, { hooks })
  expect(seen).toEqual([302, 200])
})

test('answers on the way are read even where the last one is streamed', async () => {
  const { adapter, session } = sessionOf(to('/a'), {})
  await session.get(url, { stream: true })
  expect(adapter.bodies.map(({ calls }) => calls[0])).toEqual(['read decoded=true', undefined])
})

test('the options of sending stay the same on the way', async () => {
  const { adapter, session } = sessionOf(to('/a'), {})
  await session.get(url, { timeout: 3, verify: false, proxies: { http: 'http://proxy.test' } })
  const [first, second] = adapter.sent.map(({ options }) => options)
  expect(second).toEqual(first)
})

const limits: readonly (readonly [max: number, hops: number, fails: boolean])[] = [
  [30, 30, false],
  [2, 2, false],
  [2, 3, true],
  [0, 1, true],
]

for (const [max, hops, fails] of limits) {
  test(`${hops} redirects where ${max} are allowed ${fails ? 'are too many' : 'are fine'}`, async () => {
    const { session } = sessionOf(...Array<Answer>(hops).fill(to('/again')))
    session.max_redirects = max
    const sending = session.get(url)
    if (fails) {
      await expect(sending).rejects.toThrow(new TooManyRedirects(`Exceeded ${max} redirects.`))
    } else expect((await sending).history).toHaveLength(hops)
  })
}

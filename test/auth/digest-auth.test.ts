import { expect, test } from 'vitest'
import { HTTPDigestAuth } from '../../src/auth/digest-auth.ts'
import { KeyError } from '../../src/errors.ts'
import { PreparedRequest } from '../../src/models/prepared-request.ts'
import type { Response } from '../../src/models/response.ts'
import { Session } from '../../src/sessions/session.ts'
import { MemoryFile } from '../models/memory-file.ts'
import { type Answer, ScriptedAdapter } from '../sessions/scripted-adapter.ts'

const url = 'http://x.test/secret'

function challenge(nonce: string, more = ''): Answer {
  const value = `Digest realm="r", nonce="${nonce}", qop="auth"${more}`
  return { status: 401, headers: { 'WWW-Authenticate': value } }
}

function scripted(...script: Answer[]) {
  const session = new Session()
  session.trust_env = false
  const adapter = new ScriptedAdapter(script)
  session.mount('http://', adapter)
  return { session, adapter, auth: new HTTPDigestAuth('user', 'pass') }
}

/** Nonce and count of each Authorization header that was sent; null where there was none. */
function digests({ sent }: ScriptedAdapter): (string | null)[] {
  return sent.map(({ headers }) => {
    const [, nonce, count] = /nonce="(.*?)".* nc=(\d+)/.exec(headers.Authorization ?? '') ?? []
    return nonce === undefined ? null : `${nonce} ${Number(count)}`
  })
}

function statuses(response: Response): number[] {
  return [...response.history, response].map(({ status_code }) => status_code)
}

test('a challenge is answered, and stands in the history', async () => {
  const { session, adapter, auth } = scripted(challenge('n'))
  const response = await session.get(url, { auth })
  expect(statuses(response)).toEqual([401, 200])
  expect(digests(adapter)).toEqual([null, 'n 1'])
  expect(adapter.bodies[0]?.calls).toContain('release')
})

test('the same object uses the nonce again, until it is stale', async () => {
  const { session, adapter, auth } = scripted(
    challenge('n'),
    {},
    {},
    challenge('m', ', stale=true'),
  )
  session.auth = auth
  const all: Response[] = []
  for (let i = 0; i < 4; i++) all.push(await session.get(url))
  expect(all.map(statuses)).toEqual([[401, 200], [200], [401, 200], [200]])
  expect(digests(adapter)).toEqual([null, 'n 1', 'n 2', 'n 3', 'm 1', 'm 2'])
})

test('a second 401 is given up on; the next request begins anew', async () => {
  const { session, adapter, auth } = scripted(...['a', 'b', 'c'].map((nonce) => challenge(nonce)))
  expect(statuses(await session.get(url, { auth }))).toEqual([401, 401])
  expect(statuses(await session.get(url, { auth }))).toEqual([401, 200])
  expect(digests(adapter)).toEqual([null, 'a 1', 'a 2', 'c 1'])
})

const others: readonly (readonly [what: string, answer: Answer])[] = [
  ['another scheme', { status: 401, headers: { 'WWW-Authenticate': 'Basic realm="r"' } }],
  ['no challenge', { status: 401 }],
  ['a challenge that is no refusal', { ...challenge('n'), status: 200 }],
  ['a fault of the server', { ...challenge('n'), status: 500 }],
]

for (const [what, answer] of others) {
  test(`${what} is left to the caller`, async () => {
    const { session, adapter, auth } = scripted(answer)
    expect(statuses(await session.get(url, { auth }))).toEqual([answer.status])
    expect(adapter.sent.length).toBe(1)
  })
}

test('another refusal that brings a challenge is answered, too', async () => {
  const { session, auth } = scripted({ ...challenge('n'), status: 403 })
  expect(statuses(await session.get(url, { auth }))).toEqual([403, 200])
})

test('a challenge that can not be met is answered without a digest', async () => {
  const { session, adapter, auth } = scripted(challenge('n', ', algorithm=OTHER'))
  expect(statuses(await session.get(url, { auth }))).toEqual([401, 200])
  expect(digests(adapter)).toEqual([null, null])
})

test('a challenge without a realm is an error', async () => {
  const headers = { 'WWW-Authenticate': 'Digest nonce="n"' }
  const { session, auth } = scripted({ status: 401, headers })
  await expect(session.get(url, { auth })).rejects.toThrow(new KeyError("'realm'"))
})

test('a file is put back to where it stood', async () => {
  const { session, adapter, auth } = scripted(challenge('n'))
  const data = new MemoryFile('abcdef', { seek: 2 })
  const seen: number[] = []
  const during = async () => {
    seen.push(data.tell())
    data.read()
  }
  const send = adapter.send.bind(adapter)
  adapter.send = async (request, options) => {
    await during()
    return send(request, options)
  }
  await session.post(url, { auth, data })
  expect(seen).toEqual([2, 2])
})

test('the cookies of the challenge go along', async () => {
  const { headers = {} } = challenge('n')
  const { session, adapter, auth } = scripted({
    status: 401,
    headers: { ...headers, 'Set-Cookie': 'a=1' },
  })
  await session.get(url, { auth })
  expect(adapter.sent.map((sent) => sent.headers.Cookie)).toEqual([undefined, 'a=1'])
  expect(session.cookies.get('a')).toBe('1')
})

test('hooks of the user see only the last answer', async () => {
  const { session, auth } = scripted(challenge('n'))
  const seen: number[] = []
  const response = (answer: Response) => {
    seen.push(answer.status_code)
  }
  await session.get(url, { auth, hooks: { response } })
  expect(seen).toEqual([200])
})

test('the place that a redirect leads to may challenge once more', async () => {
  const there = { status: 302, headers: { Location: '/there' } }
  const { session, adapter, auth } = scripted(challenge('a'), there, challenge('b'))
  const response = await session.get(url, { auth })
  expect([response.status_code, response.url]).toEqual([200, 'http://x.test/there'])
  expect(digests(adapter)).toEqual([null, 'a 1', null, 'b 1'])
})

test('requests that are under way together do not count one another’s challenges', async () => {
  const { session, adapter, auth } = scripted(challenge('a'), challenge('b'))
  const both = await Promise.all([session.get(url, { auth }), session.get(url, { auth })])
  expect(both.map(statuses)).toEqual([
    [401, 200],
    [401, 200],
  ])
  expect(digests(adapter).slice(2)).toEqual(['a 1', 'b 1'])
})

test('a request that was prepared by hand is authorized once there was a challenge', async () => {
  const { session, auth } = scripted(challenge('n'))
  await session.get(url, { auth })
  const request = new PreparedRequest()
  request.prepare({ method: 'GET', url, auth })
  expect(request.headers.Authorization).toContain('nc=00000002')
  expect(auth.build_digest_header('GET', url)).toContain('nc=00000003')
})

test('without a challenge there is nothing to build a header of', () => {
  expect(() => new HTTPDigestAuth('u', 'p').build_digest_header('GET', url)).toThrow(KeyError)
})

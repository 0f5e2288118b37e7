import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { HTTPProxyAuth } from '../../src/auth/proxy-auth.ts'
import { get_netrc_auth } from '../../src/sessions/netrc-auth.ts'
import { Session } from '../../src/sessions/session.ts'
import { type Answer, ScriptedAdapter } from './scripted-adapter.ts'

const home = mkdtempSync(join(tmpdir(), 'netrc-'))
const named = join(home, 'elsewhere')
afterAll(() => rmSync(home, { recursive: true }))
beforeEach(() => {
  vi.stubEnv('HOME', home)
  vi.stubEnv('NETRC', undefined)
})
afterEach(() => {
  vi.unstubAllEnvs()
  for (const file of ['.netrc', '_netrc', 'elsewhere']) rmSync(join(home, file), { force: true })
})

function entry(host: string, user: string): string {
  return `machine ${host} login ${user} password secret\n`
}

test('without a file there is none', () => {
  expect(get_netrc_auth('http://x.test/')).toBeNull()
})

test('it is looked for at home, under both names, and where NETRC says', () => {
  writeFileSync(join(home, '_netrc'), entry('x.test', 'second'))
  expect(get_netrc_auth('http://x.test/')).toEqual(['second', 'secret'])
  writeFileSync(join(home, '.netrc'), entry('x.test', 'first'))
  expect(get_netrc_auth('http://x.test/')).toEqual(['first', 'secret'])
  writeFileSync(named, entry('x.test', 'named'))
  vi.stubEnv('NETRC', '~/elsewhere')
  expect(get_netrc_auth('http://x.test/')).toEqual(['named', 'secret'])
  vi.stubEnv('NETRC', join(home, 'missing'))
  expect(get_netrc_auth('http://x.test/')).toBeNull()
})

const urls: readonly (readonly [url: unknown, user: string | null])[] = [
  ['http://X.TEST:8080/path', 'b'],
  ['https://u:p@x.test/', 'b'],
  [new TextEncoder().encode('http://x.test/'), 'b'],
  [new URL('http://x.test/'), 'b'],
  ['http://other.test/', null],
  ['no url', null],
]

for (const [url, user] of urls) {
  test(`for ${String(url)} it is ${user}`, () => {
    writeFileSync(join(home, '.netrc'), entry('x.test', 'b'))
    expect(get_netrc_auth(url)?.[0] ?? null).toBe(user)
  })
}

test('a file that makes no sense counts as none', () => {
  writeFileSync(join(home, '.netrc'), 'machine x.test word')
  expect(get_netrc_auth('http://x.test/')).toBeNull()
})

const basic = (user: string) => `Basic ${btoa(`${user}:secret`)}`

/** The Authorization headers that a session sent. */
async function sent(session: Session, script: Answer[], headers = {}): Promise<unknown[]> {
  const adapter = new ScriptedAdapter(script)
  session.mount('http://', adapter)
  await session.get('http://x.test/', { headers })
  return adapter.sent.map((request) => request.headers.Authorization)
}

test('a session takes it where nobody says otherwise, and before a header', async () => {
  writeFileSync(join(home, '.netrc'), entry('x.test', 'netrc'))
  const session = new Session()
  expect(await sent(session, [])).toEqual([basic('netrc')])
  expect(await sent(session, [], { Authorization: 'Bearer t' })).toEqual([basic('netrc')])
  session.auth = new HTTPProxyAuth('p', 'p')
  expect(await sent(session, [])).toEqual([undefined])
  session.auth = null
  session.trust_env = false
  expect(await sent(session, [])).toEqual([undefined])
})

test('a redirect to another host brings that host’s', async () => {
  writeFileSync(join(home, '.netrc'), entry('x.test', 'one') + entry('y.test', 'two'))
  const script = ['http://y.test/', 'http://z.test/'].map((Location) => ({
    status: 302,
    headers: { Location },
  }))
  expect(await sent(new Session(), script)).toEqual([basic('one'), basic('two'), undefined])
})

test('a file that the environment names is seen by the next request', async () => {
  const session = new Session()
  writeFileSync(named, entry('x.test', 'named'))
  expect(await sent(session, [])).toEqual([undefined])
  vi.stubEnv('NETRC', named)
  expect(await sent(session, [])).toEqual([basic('named')])
})

import { expect, test } from 'vitest'
import { cookieRequest } from '../../src/cookies/cookie-request.ts'
import { CookieStore } from '../../src/cookies/cookie-store.ts'
import { storeCookies } from '../../src/cookies/set-cookie.ts'

const now = 1_000_000_000.7

function taken(url: string, lines: readonly string[], store = new CookieStore()): CookieStore {
  storeCookies(store, lines, cookieRequest(url), now)
  return store
}

type Kept = readonly [
  name: string,
  value: string | null,
  domain: string,
  path: string,
  expires: number | null,
]

/** What http.cookiejar keeps of the same lines. */
const cases: readonly (readonly [what: string, url: string, line: string, kept?: Kept])[] = [
  ['a bare cookie', 'http://x.test/a/b', 'n=1', ['n', '1', 'x.test', '/a', null]],
  ['one of a path without folders', 'http://x.test/a', 'n=1', ['n', '1', 'x.test', '/', null]],
  ['one of localhost', 'http://localhost/', 'n=1', ['n', '1', 'localhost.local', '/', null]],
  ['a domain', 'http://www.x.test/', 'n=1; Domain=X.test', ['n', '1', '.x.test', '/', null]],
  [
    'a domain with a dot',
    'http://x.test/',
    'n=1; Domain=.x.test',
    ['n', '1', '.x.test', '/', null],
  ],
  ['a foreign domain', 'http://x.test/', 'n=1; Domain=y.test'],
  ['a domain without a dot inside', 'http://x.test/', 'n=1; Domain=test'],
  ['a path', 'http://x.test/', 'n=1; Path=/two', ['n', '1', 'x.test', '/two', null]],
  ['a value with blanks and =', 'http://x.test/', 'n=a b=c', ['n', 'a b=c', 'x.test', '/', null]],
  ['a value in quotes', 'http://x.test/', 'n="q"', ['n', '"q"', 'x.test', '/', null]],
  ['Max-Age', 'http://x.test/', 'n=1; Max-Age=60', ['n', '1', 'x.test', '/', 1_000_000_060]],
  [
    'Expires',
    'http://x.test/',
    'n=1; Expires=Wed, 01 Jan 2070 00:00:00 GMT',
    ['n', '1', 'x.test', '/', 3_155_760_000],
  ],
  [
    'Max-Age before Expires',
    'http://x.test/',
    'n=1; Expires=Wed, 01 Jan 2070 00:00:00 GMT; Max-Age=60',
    ['n', '1', 'x.test', '/', 1_000_000_060],
  ],
  ['Max-Age=0', 'http://x.test/', 'n=1; Max-Age=0'],
  ['nonsense', 'http://x.test/', '; =1'],
  ['a name without =', 'http://x.test/', 'n', ['n', null, 'x.test', '/', null]],
  ['a name with $', 'http://x.test/', '$n=1', ['$n', '1', 'x.test', '/', null]],
  ['a path that is relative', 'http://x.test/', 'n=1; Path=p', ['n', '1', 'x.test', 'p', null]],
  ['a path with odd signs', 'http://x.test/', 'n=1;path=/"', ['n', '1', 'x.test', '/%22', null]],
  ['an empty path', 'http://x.test/a/b', 'n=1; Path=', ['n', '1', 'x.test', '/a', null]],
  ['a path without =', 'http://x.test/', 'n=1; Path'],
  ['an empty domain', 'http://x.test/', 'n=1; Domain='],
  ['an empty domain on localhost', 'http://localhost/', 'n=1; Domain=', ['n', '1', '.', '/', null]],
  ['a Max-Age that is none', 'http://x.test/', 'n=1; Max-Age=x'],
  [
    'Expires before 1970',
    'http://x.test/',
    'n=1; Expires=01-Jan-1969',
    ['n', '1', 'x.test', '/', null],
  ],
  ['Version=1', 'http://x.test/a/b', 'n=1; Version=1', ['n', '1', 'x.test', '/a/', null]],
  ['Version=1 at the root', 'http://x.test/', 'n=1; Version="1"', ['n', '1', 'x.test', '/', null]],
  ['Version=2', 'http://x.test/', 'n=1; Version=2'],
  ['a version that is none', 'http://x.test/', 'n=1; Version=x'],
  ['a foreign port', 'http://x.test/', 'n=1; Port="81"'],
]

for (const [what, url, line, kept] of cases) {
  test(`${what}: ${kept === undefined ? 'nothing' : kept.join(' ')}`, () => {
    const all = Array.from(taken(url, [line]), (cookie) => [
      cookie.name,
      cookie.value,
      cookie.domain,
      cookie.path,
      cookie.expires,
    ])
    expect(all).toEqual(kept === undefined ? [] : [kept])
  })
}

test('Secure, Discard and what has no field of its own are kept', () => {
  const [cookie] = taken('https://x.test/', ['n=1; Secure; Discard; Max-Age=9; HttpOnly; A=b'])
  expect([cookie?.secure, cookie?.discard, cookie?.rest]).toEqual([
    true,
    true,
    { HttpOnly: null, A: 'b' },
  ])
})

test('a port without a number is that of the request', () => {
  const [cookie] = taken('https://x.test:99/', ['n=1; Port'])
  expect([cookie?.port, cookie?.port_specified]).toEqual(['99', false])
})

test('what the server left open is known', () => {
  const [bare, full] = taken('http://x.test/', ['a=1', 'b=1; Path=/; Domain=x.test; Version=1'])
  expect([bare?.path_specified, bare?.domain_specified, bare?.rfc2109]).toEqual([
    false,
    false,
    false,
  ])
  expect([full?.path_specified, full?.domain_specified, full?.rfc2109]).toEqual([true, true, true])
  expect(full?.domain_initial_dot).toBe(false)
})

test('where one line can not be read, none of the answer counts', () => {
  expect(taken('http://x.test/', ['a=1', 'b=2; Max-Age']).size).toBe(0)
})

test('a past expiry deletes what is there, but not what comes in the same answer', () => {
  const store = taken('http://x.test/', ['a=1', 'b=2'])
  taken('http://x.test/', ['a=; Max-Age=0', 'c=3', 'c=; Max-Age=0'], store)
  expect(Array.from(store, ({ name }) => name)).toEqual(['b', 'c'])
})

test('a host may delete the cookies of another, as http.cookiejar lets it', () => {
  const store = taken('http://x.test/', ['a=1; Domain=x.test'])
  taken('http://y.test/', ['a=; Domain=x.test; Max-Age=0'], store)
  expect(store.size).toBe(0)
})

import { expect, test } from 'vitest'
import { parseSetCookie, type SetCookieLine } from '../../src/cookies/set-cookie-line.ts'
import { ValueError } from '../../src/errors.ts'

const now = 1_000_000_000

const plain: SetCookieLine = {
  name: 'n',
  value: '1',
  domain: undefined,
  path: undefined,
  port: undefined,
  version: '0',
  secure: false,
  discard: false,
  expires: undefined,
  comment: null,
  comment_url: null,
  rest: {},
}

/** What http.cookiejar reads from the same lines. */
const cases: readonly (readonly [line: string, said: Partial<SetCookieLine> | null])[] = [
  ['n=1', {}],
  [' n = a b ; ; =x', { value: 'a b' }],
  ['n', { value: null }],
  ['n=', { value: '' }],
  ['n="a', { value: '"a' }],
  ['=1', null],
  ['; n=1', null],
  ['n=1; DOMAIN=X.Test; domain=y.test', { domain: 'x.test' }],
  ['n=1; Domain', null],
  ['n=1; Domain=x; Domain', { domain: 'x' }],
  ['n=1; Path=', { path: '' }],
  ['n=1; Secure; Discard=1', { secure: true, discard: true }],
  ['n=1; Secure=', { secure: false }],
  ['n=1; Port', { port: null }],
  ['n=1; Port="80, 81"', { port: '"80, 81"' }],
  ['n=1; Version="1"; Comment=hi; CommentURL', { version: '1', comment: 'hi' }],
  ['n=1; Version', null],
  ['n=1; HttpOnly; SameSite=Lax', { rest: { HttpOnly: null, SameSite: 'Lax' } }],
  ['n=1; Max-Age=60', { expires: now + 60 }],
  ['n=1; Max-Age=1_0; Max-Age=+20', { expires: now + 20 }],
  ['n=1; Max-Age=1.5', null],
  ['n=1; Max-Age=', null],
  ['n=1; Max-Age=60; Expires=01 Jan 2030', { expires: now + 60 }],
  ['n=1; Expires=01 Jan 2030; Max-Age=60', { expires: now + 60 }],
  ['n=1; Expires="Tue, 01 Jan 2030 00:00:00 GMT"', { expires: 1_893_456_000 }],
  ['n=1; Expires=nonsense; Expires=01 Jan 2030', { expires: 1_893_456_000 }],
  ['n=1; Expires', {}],
]

for (const [line, said] of cases) {
  test(`'${line}' says ${said === null ? 'nothing' : JSON.stringify(said)}`, () => {
    expect(parseSetCookie(line, now)).toEqual(said === null ? null : { ...plain, ...said })
  })
}

test('Max-Age without a value is what Python stumbles over', () => {
  expect(() => parseSetCookie('n=1; Max-Age', now)).toThrow(ValueError)
})

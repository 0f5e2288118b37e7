import { expect, test } from 'vitest'
import { HeaderTable } from '../../src/http/header-table.ts'
import type { ParamsInput } from '../../src/models/prepare-url.ts'
import type { AuthInput } from '../../src/models/prepared-request.ts'
import {
  mergeAuth,
  mergeHeaders,
  mergeParams,
  mergeProxies,
} from '../../src/sessions/merge-settings.ts'

type Headers = Readonly<Record<string, string | null>>

const headers: readonly (readonly [
  what: string,
  ofRequest: Headers | null,
  ofSession: Headers,
  merged: readonly (readonly [string, string])[],
])[] = [
  ['the session’s alone', null, { A: '1' }, [['A', '1']]],
  [
    'the request’s win, in any case, in their place',
    { a: '2', C: '3' },
    { A: '1', B: '1' },
    [
      ['a', '2'],
      ['B', '1'],
      ['C', '3'],
    ],
  ],
  ['null takes one away', { a: null }, { A: '1', B: '1' }, [['B', '1']]],
  ['null in the session is not sent', {}, { A: null, B: '1' }, [['B', '1']]],
  ['a header that is null there may be set', { a: '2' }, { A: null }, [['a', '2']]],
]

for (const [what, ofRequest, ofSession, merged] of headers) {
  test(`headers: ${what}`, () => {
    expect([...mergeHeaders(ofRequest, new HeaderTable(ofSession))]).toEqual(merged)
  })
}

const params: readonly (readonly [
  what: string,
  ofRequest: ParamsInput | null,
  ofSession: ParamsInput | null,
  merged: unknown,
])[] = [
  ['dicts, the session’s first', { b: '2' }, { a: '1' }, { a: '1', b: '2' }],
  ['the request’s win in their place', { a: '2' }, { a: '1', b: '1' }, { b: '1', a: '2' }],
  ['null takes one away', { a: null }, { a: '1', b: '1' }, { b: '1' }],
  ['a text wins alone', 'x=1', { a: '1' }, 'x=1'],
  ['pairs win alone', [['x', '1']], { a: '1' }, [['x', '1']]],
  ['an empty text counts as none', '', { a: '1' }, { a: '1' }],
  ['a Map counts as a dict', new Map([['b', '2']]), { a: '1' }, { a: '1', b: '2' }],
  ['none at all', null, null, {}],
  ['a text of the session gives way', { a: '1' }, 'x=1', { a: '1' }],
]

for (const [what, ofRequest, ofSession, expected] of params) {
  test(`params: ${what}`, () => {
    const merged = mergeParams(ofRequest, ofSession)
    expect(merged instanceof Map ? Object.fromEntries(merged) : merged).toEqual(expected)
  })
}

test('proxies are merged as dicts', () => {
  const ofSession = { http: 'http://a', https: 'http://b' }
  expect(mergeProxies({ http: null, all: 'http://c' }, ofSession)).toEqual({
    https: 'http://b',
    all: 'http://c',
  })
  expect(mergeProxies(null, undefined)).toEqual({})
})

const pair = ['u', 'p'] as const
const other = ['v', 'q'] as const

/** Without netrc, for an address that is not in it. */
const auths: readonly (readonly [
  what: string,
  ofRequest: AuthInput | null | undefined,
  ofSession: AuthInput | null,
  merged: unknown,
])[] = [
  ['the request’s wins', pair, other, pair],
  ['the session’s where there is none', undefined, other, other],
  ['null is none', null, other, other],
  ['an empty one is nobody’s', [] as never, other, []],
  ['neither', null, null, null],
]

for (const [what, ofRequest, ofSession, merged] of auths) {
  test(`auth: ${what}`, () => {
    expect(mergeAuth(ofRequest, ofSession, null)).toEqual(merged)
  })
}

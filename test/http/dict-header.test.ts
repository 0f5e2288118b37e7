import { expect, test } from 'vitest'
import { parseDictHeader } from '../../src/http/dict-header.ts'

/** What requests made of the same header. */
const cases: readonly (readonly [
  header: string,
  parameters: Readonly<Record<string, string | null>>,
])[] = [
  ['realm="a, b", stale', { realm: 'a, b', stale: null }],
  [
    'realm="x",nonce="n\\"q",qop="auth,auth-int"',
    { realm: 'x', nonce: 'n"q', qop: 'auth,auth-int' },
  ],
  ['a=1 , b="2" ,c', { a: '1', b: '2', c: null }],
  ['a="', { a: '' }],
  ['a="x', { a: '"x' }],
  ['a=b"c,d"e', { a: 'b"c,d"e' }],
  ['a="x\\\\y"', { a: 'x\\y' }],
  ['a="",b', { a: '', b: null }],
  ['"q,r"=1', { '"q,r"': '1' }],
  ['a=b=c', { a: 'b=c' }],
]

for (const [header, parameters] of cases) {
  test(`the parameters of ${header}`, () => {
    expect(Object.fromEntries(parseDictHeader(header))).toEqual(parameters)
  })
}

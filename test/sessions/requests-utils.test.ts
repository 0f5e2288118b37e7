import { expect, test } from 'vitest'
import { CaseInsensitiveDict } from '../../src/http/case-insensitive-dict.ts'
import { version } from '../../src/http/product.ts'
import * as utils from '../../src/sessions/requests-utils.ts'

test('cookies become a dict, and a dict cookies', () => {
  const jar = utils.cookiejar_from_dict({ a: '1' })
  expect(utils.add_dict_to_cookiejar(jar, { b: '2' })).toBe(jar)
  expect(utils.dict_from_cookiejar(jar)).toEqual({ a: '1', b: '2' })
})

/** What requests.utils gave. */
const cases: readonly (readonly [what: string, found: unknown, expected: unknown])[] = [
  ['credentials', utils.get_auth_from_url('http://u%20x:p@h/'), ['u x', 'p']],
  ['no credentials', utils.get_auth_from_url('http://u@h/'), ['', '']],
  [
    'a charset',
    utils.get_encoding_from_headers(new CaseInsensitiveDict({ 'content-type': 'text/html' })),
    'ISO-8859-1',
  ],
  ['no charset', utils.get_encoding_from_headers(new CaseInsensitiveDict()), null],
  ['parameters', utils.parse_dict_header('a="1", b'), { a: '1', b: null }],
  ['links', utils.parse_header_links('</2>; rel=next'), [{ url: '/2', rel: 'next' }]],
  ['a URL', utils.requote_uri('http://h/a b%7e'), 'http://h/a%20b~'],
  ['text', [utils.quote('a b'), utils.unquote('a%20b')], ['a%20b', 'a b']],
  ['JSON', utils.guess_json_utf(new TextEncoder().encode('{"a":1}')), 'utf-8'],
  ['headers', utils.default_headers().get('user-agent'), `pool-repl/${version}`],
  ['a name', utils.default_user_agent(), `pool-repl/${version}`],
  ['another name', utils.default_user_agent('mine'), `mine/${version}`],
]

for (const [what, found, expected] of cases) {
  test(`of ${what}`, () => {
    expect(found).toEqual(expected)
  })
}

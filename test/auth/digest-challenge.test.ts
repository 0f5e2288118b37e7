import { expect, test } from 'vitest'
import { digestHeader } from '../../src/auth/digest-challenge.ts'
import { KeyError } from '../../src/errors.ts'
import { parseDictHeader } from '../../src/http/dict-header.ts'

const request = {
  username: 'usér',
  password: 'pass',
  method: 'GET',
  url: 'http://x.test/p?q=1',
  nonceCount: 1,
  cnonce: '',
}

/** What requests answered to the challenge with that cnonce; null where it gave up. */
const cases: readonly (readonly [
  challenge: string,
  cnonce: string,
  response: string | null,
  rest: string,
])[] = [
  [
    'realm="r", nonce="n", qop="auth", algorithm=MD5',
    'aef9bf6ac3f893fc',
    'a01cf724345a67f2c59723a374636cc4',
    'algorithm="MD5", qop="auth", nc=00000001, cnonce="CNONCE"',
  ],
  ['realm="r", nonce="n"', '', 'bb9d2fdaecb5d611e2169f35a8700922', ''],
  [
    'realm="r", nonce="n", qop="auth,auth-int", opaque="o p"',
    '8a7211b3ff077f04',
    '6b482f638fd11b020ddb1c4f25569c21',
    'opaque="o p", qop="auth", nc=00000001, cnonce="CNONCE"',
  ],
  [
    'realm="r", nonce="n", qop="auth", algorithm="MD5-sess"',
    '0a260ece2b78a49a',
    'c2ed5e589a6ad57d7e9d57cbe437803d',
    'algorithm="MD5-sess", qop="auth", nc=00000001, cnonce="CNONCE"',
  ],
  [
    'realm="r", nonce="n", qop="auth", algorithm=SHA',
    '4a8b777f4175fddb',
    'efbc626d4e2645d7730e88e3cb78f6fe7aaf460d',
    'algorithm="SHA", qop="auth", nc=00000001, cnonce="CNONCE"',
  ],
  [
    'realm="r", nonce="n", qop="auth", algorithm=SHA-256',
    'fa8ba69170de8566',
    'd688b65e488e77ead08a638e0320229a6d58eda07f89e11236fc2ee4747798f8',
    'algorithm="SHA-256", qop="auth", nc=00000001, cnonce="CNONCE"',
  ],
  [
    'realm="r", nonce="n", algorithm=SHA-512',
    '',
    'ecfb8e82ab07e5ec8dd75ef9a61f46a1c9239b55376dc5b15debc885d6eb709bb628e06ba517f385de7f31714743de0efd118d2e633368a1c321f8aa15c1b2ca',
    'algorithm="SHA-512"',
  ],
  ['realm="r", nonce="n", qop="auth", algorithm=SHA-512-256', '', null, ''],
  ['realm="r", nonce="n", qop="auth-int"', '', null, ''],
  [
    'realm="r", nonce="n", qop="auth, auth-int"',
    'c67b0ee9731b837c',
    'a08816d500e89b690b07e94d119dbeec',
    'qop="auth", nc=00000001, cnonce="CNONCE"',
  ],
  ['realm="", nonce="", qop=""', '', '445cb140eff3eb4bed07e6752082f706', ''],
  ['realm="r", nonce="n", qop="auth-int, auth"', '', null, ''],
  [
    'realm="r", nonce="n", qop=auth, stale=true, algorithm="md5"',
    '55bdefd58b2b96d2',
    'd88e3f13131b682e0d7782d5959a99a1',
    'algorithm="md5", qop="auth", nc=00000001, cnonce="CNONCE"',
  ],
]

for (const [challenge, cnonce, response, rest] of cases) {
  test(`${challenge} is ${response === null ? 'not ' : ''}answered`, () => {
    const parameters = parseDictHeader(challenge)
    const header = digestHeader(parameters, { ...request, cnonce })
    if (response === null) return expect(header).toBeNull()
    const end = rest.replace('CNONCE', cnonce)
    expect(header).toBe(
      `Digest username="usér", realm="${parameters.get('realm')}", ` +
        `nonce="${parameters.get('nonce')}", uri="/p?q=1", response="${response}"` +
        (end === '' ? '' : `, ${end}`),
    )
  })
}

test('the example of RFC 2617, section 3.5', () => {
  const challenge = parseDictHeader(
    'realm="testrealm@host.com", qop="auth,auth-int", ' +
      'nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", opaque="5ccc069c403ebaf9f0171e9517f40e41"',
  )
  const header = digestHeader(challenge, {
    username: 'Mufasa',
    password: 'Circle Of Life',
    method: 'GET',
    url: 'http://www.nowhere.org/dir/index.html',
    nonceCount: 1,
    cnonce: '0a4f113b',
  })
  expect(header).toContain('response="6629fae49393a05397450978507c4ef1"')
})

const uris: readonly (readonly [url: string, uri: string])[] = [
  ['http://x.test', '/'],
  ['http://x.test?q', '/?q'],
  ['http://x.test/a;b/c;d;e?q', '/a;b/c?q'],
]

for (const [url, uri] of uris) {
  test(`the digest of ${url} is for ${uri}`, () => {
    const header = digestHeader(parseDictHeader('realm="r", nonce="n"'), { ...request, url })
    expect(header).toContain(`uri="${uri}"`)
  })
}

test('the use of the nonce is counted in eight hexadecimal digits', () => {
  const challenge = parseDictHeader('realm="r", nonce="n", qop="auth"')
  expect(digestHeader(challenge, { ...request, nonceCount: 26 })).toContain('nc=0000001a,')
})

for (const [challenge, missing] of [
  ['nonce="n"', 'realm'],
  ['realm="r"', 'nonce'],
] as const) {
  test(`a challenge without ${missing} is an error`, () => {
    expect(() => digestHeader(parseDictHeader(challenge), request)).toThrow(
      new KeyError(`'${missing}'`),
    )
  })
}

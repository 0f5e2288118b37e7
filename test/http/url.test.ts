import { expect, test } from 'vitest'
import { LocationParseError, ValueError } from '../../src/errors.ts'
import { encodeTarget, parseUrl } from '../../src/http/url.ts'

type Parts = readonly (string | number | null)[]

/** What urllib3's parse_url gave: scheme, auth, host, port, path, query, fragment. */
const parsed: readonly (readonly [url: string, parts: Parts])[] = [
  [
    'HTTP://User@Example.COM:8080/a/../b/./c?q=ü#fr ag',
    ['http', 'User', 'example.com', 8080, '/b/c', 'q=%C3%BC', 'fr%20ag'],
  ],
  ['', [null, null, null, null, null, null, null]],
  ['http://h', ['http', null, 'h', null, null, null, null]],
  ['h:80/p', ['h', null, null, null, '/80/p', null, null]],
  ['h/p', [null, null, 'h', null, '/p', null, null]],
  ['/p?q', [null, null, null, null, '/p', 'q', null]],
  ['http://[FE80::1%25Eth0]/', ['http', null, '[fe80::1%Eth0]', null, '/', null, null]],
  ['http://h:00080/', ['http', null, 'h', 80, '/', null, null]],
  ['http://h:/', ['http', null, 'h', null, '/', null, null]],
  ['http://h?', ['http', null, 'h', null, '', '', null]],
  ['http://h#f', ['http', null, 'h', null, '', null, 'f']],
  ['http://bücher.TEST/', ['http', null, 'xn--bcher-kva.test', null, '/', null, null]],
  ['http://h/..', ['http', null, 'h', null, '/', null, null]],
  ['ftp+x://H/%zz a', ['ftp+x', null, 'H', null, '/%zz a', null, null]],
  ['http://u:p@q@h/', ['http', 'u:p%40q', 'h', null, '/', null, null]],
  ['http://1.2.3.4', ['http', null, '1.2.3.4', null, null, null, null]],
  ['http://h/a/./', ['http', null, 'h', null, '/a/', null, null]],
]

for (const [url, [scheme, auth, host, port, path, query, fragment]] of parsed) {
  test(`'${url}' is parsed`, () => {
    expect(parseUrl(url)).toEqual({ scheme, auth, host, port, path, query, fragment })
  })
}

const refused = [
  'http://h:99999/',
  'http://[::1/x',
  'http://h:x/',
  'http://a b:1:2/',
  'http://💩.test/',
  'http://h[/',
]

for (const url of refused) {
  test(`'${url}' is no URL`, () => {
    expect(() => parseUrl(url)).toThrow(new LocationParseError(url))
  })
}

test('a failure says what could not be parsed, and is a ValueError', () => {
  const error = new LocationParseError('x')
  expect(error.message).toBe('Failed to parse: x')
  expect(error).toBeInstanceOf(ValueError)
})

const targets: readonly (readonly [target: string, result: string])[] = [
  ['/a b?c d#x', '/a%20b?c%20d'],
  ['/A~%2f', '/A~%2F'],
  ['/', '/'],
  ['/é?%zz', '/%C3%A9?%25zz'],
]

for (const [target, result] of targets) {
  test(`the target '${target}' is sent as '${result}'`, () => {
    expect(encodeTarget(target)).toBe(result)
  })
}

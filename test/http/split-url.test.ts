import { expect, test } from 'vitest'
import { ValueError } from '../../src/errors.ts'
import {
  credentialsOf,
  hostnameOf,
  joinParts,
  portOf,
  splitUrl,
  withoutEmptyParameters,
} from '../../src/http/split-url.ts'

type Parts = readonly [
  scheme: string,
  netloc: string,
  path: string,
  query: string,
  fragment: string,
]

/** What Python's urlsplit gave. */
const splits: readonly (readonly [url: string, parts: Parts])[] = [
  ['http://u:p@H:80/a/b;c?q=1#f', ['http', 'u:p@H:80', '/a/b;c', 'q=1', 'f']],
  ['//h/x', ['', 'h', '/x', '', '']],
  ['/a?b', ['', '', '/a', 'b', '']],
  ['a:b', ['a', '', 'b', '', '']],
  ['  http://h', ['http', 'h', '', '', '']],
  ['ht\ntp://h', ['http', 'h', '', '', '']],
  ['http://h?q#f', ['http', 'h', '', 'q', 'f']],
  ['mailto:a@b', ['mailto', '', 'a@b', '', '']],
  ['1a:b', ['', '', '1a:b', '', '']],
  ['', ['', '', '', '', '']],
]

for (const [url, [scheme, netloc, path, query, fragment]] of splits) {
  test(`'${JSON.stringify(url)}' is split`, () => {
    expect(splitUrl(url)).toEqual({ scheme, netloc, path, query, fragment })
  })
}

/** What comes of splitting and joining again, where that is not the URL itself. */
const joined: readonly (readonly [url: string, result: string])[] = [
  ['HTTP://H/a?q#f', 'http://H/a?q#f'],
  ['http://h/?#', 'http://h/'],
  ['http:', 'http://'],
  ['mailto:a', 'mailto:a'],
  ['/a', '/a'],
]

for (const [url, result] of joined) {
  test(`'${url}' is put together again as '${result}'`, () => {
    expect(joinParts(splitUrl(url))).toBe(result)
  })
}

test('a path beside a network location gets its slash', () => {
  const parts = { scheme: 'http', netloc: 'h', path: 'a', query: '', fragment: '' }
  expect(joinParts(parts)).toBe('http://h/a')
})

const places: readonly (readonly [netloc: string, host: string | null, port: number | null])[] = [
  ['u:p@Host:80', 'host', 80],
  ['h', 'h', null],
  ['[::1]:8080', '::1', 8080],
  ['[FE80::1%25eth0]', 'fe80::1%25eth0', null],
  ['u@h:', 'h', null],
  ['', null, null],
  [':80', null, 80],
]

for (const [netloc, host, port] of places) {
  test(`'${netloc}' is host ${host}, port ${port}`, () => {
    expect([hostnameOf(netloc), portOf(netloc)]).toEqual([host, port])
  })
}

const refused: readonly (readonly [what: string, act: () => unknown, message: string])[] = [
  ['a bracket alone', () => splitUrl('http://[::1/'), 'Invalid IPv6 URL'],
  ['a port of letters', () => portOf('h:x'), "Port could not be cast to integer value as 'x'"],
  ['a port beyond the last', () => portOf('h:65536'), 'Port out of range 0-65535'],
]

for (const [what, act, message] of refused) {
  test(`${what} is refused`, () => {
    expect(act).toThrow(new ValueError(message))
  })
}

const credentials: readonly (readonly [url: string, pair: readonly string[] | null])[] = [
  ['http://u:p@h/', ['u', 'p']],
  ['http://us%40er:p%3aw@h/', ['us@er', 'p:w']],
  ['http://u:p:q@h/', ['u', 'p:q']],
  ['http://u@h/', null],
  ['http://h/a@b', null],
  ['http://:p@h/', ['', 'p']],
]

for (const [url, pair] of credentials) {
  test(`the credentials of ${url} are ${pair}`, () => {
    expect(credentialsOf(url)).toEqual(pair)
  })
}

const parameters: readonly (readonly [path: string, result: string])[] = [
  ['/a;', '/a'],
  ['/a;b', '/a;b'],
  ['/a;b;', '/a;b;'],
  ['/a;/b', '/a;/b'],
  ['a;', 'a'],
]

for (const [path, result] of parameters) {
  test(`'${path}' is '${result}' without empty parameters`, () => {
    expect(withoutEmptyParameters(path)).toBe(result)
  })
}

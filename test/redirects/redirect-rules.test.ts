import { expect, test } from 'vitest'
import { UnicodeDecodeError } from '../../src/errors.ts'
import {
  keepsBody,
  redirectHop,
  redirectMethod,
  redirectTarget,
  stripsAuth,
} from '../../src/redirects/redirect-rules.ts'

const targets: readonly (readonly [
  status: number,
  location: string | undefined,
  target: string | null,
])[] = [
  [302, '/x', '/x'],
  [301, '/x', '/x'],
  [303, '/x', '/x'],
  [307, '/x', '/x'],
  [308, '/x', '/x'],
  [300, '/x', null],
  [304, '/x', null],
  [200, '/x', null],
  [302, undefined, null],
  [302, '', null],
  [302, '/caf\u00c3\u00a9', '/café'],
]

for (const [status, location, target] of targets) {
  test(`${status} with Location ${location} leads to ${target}`, () => {
    expect(redirectTarget(status, location)).toBe(target)
  })
}

test('a Location that is no UTF-8 is an error', () => {
  expect(() => redirectTarget(302, '/caf\u00e9')).toThrow(UnicodeDecodeError)
})

const hops: readonly (readonly [
  from: string,
  target: string,
  fragment: string,
  url: string,
  kept: string,
])[] = [
  ['http://h/a/b', 'c', '', 'http://h/a/c', ''],
  ['http://h/a', '/x y', '', 'http://h/x%20y', ''],
  ['https://h/a', '//o/x', '', 'https://o/x', ''],
  ['http://h/a', 'HTTP://O/x', '', 'http://O/x', ''],
  ['http://h/a', '/x', 'f', 'http://h/x#f', 'f'],
  ['http://h/a', '/x#g', 'f', 'http://h/x#g', 'g'],
  ['http://u:p@h/a', '/x', '', 'http://u:p@h/x', ''],
  ['http://h/a', '/%7e/%41%2f', '', 'http://h/~/A%2f', ''],
  ['http://h/a?q', '?r', '', 'http://h/a?r', ''],
]

for (const [from, target, fragment, url, kept] of hops) {
  test(`from ${from}${fragment && `#${fragment}`} to ${target} is ${url}`, () => {
    expect(redirectHop(from, target, fragment)).toEqual({ url, fragment: kept })
  })
}

const methods: readonly (readonly [status: number, method: string, next: string])[] = [
  [301, 'POST', 'GET'],
  [301, 'PUT', 'PUT'],
  [301, 'HEAD', 'HEAD'],
  [302, 'POST', 'GET'],
  [302, 'PUT', 'GET'],
  [302, 'HEAD', 'HEAD'],
  [303, 'DELETE', 'GET'],
  [303, 'HEAD', 'HEAD'],
  [307, 'POST', 'POST'],
  [308, 'POST', 'POST'],
]

for (const [status, method, next] of methods) {
  test(`${method} after ${status} is ${next}`, () => {
    expect(redirectMethod(status, method)).toBe(next)
  })
}

test('the body goes along after 307 and 308 only', () => {
  expect([301, 302, 303, 307, 308].filter(keepsBody)).toEqual([307, 308])
})

const strips: readonly (readonly [from: string, to: string, stripped: boolean])[] = [
  ['http://h/a', 'http://h/b', false],
  ['http://h/a', 'http://H:80/b', false],
  ['http://h/a', 'http://o/b', true],
  ['http://h:1/a', 'http://h:2/b', true],
  ['http://h/a', 'http://h:8080/b', true],
  ['http://h/a', 'https://h/b', false],
  ['http://h:80/a', 'https://h:443/b', false],
  ['http://h:8080/a', 'https://h/b', true],
  ['https://h/a', 'http://h/b', true],
  ['https://h:443/a', 'https://h/b', false],
  ['http://h/a', 'http://sub.h/b', true],
]

for (const [from, to, stripped] of strips) {
  test(`Authorization is ${stripped ? 'left behind' : 'kept'} from ${from} to ${to}`, () => {
    expect(stripsAuth(from, to)).toBe(stripped)
  })
}

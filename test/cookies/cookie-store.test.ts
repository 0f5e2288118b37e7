import { expect, test } from 'vitest'
import { Cookie } from '../../src/cookies/cookie.ts'
import { CookieStore } from '../../src/cookies/cookie-store.ts'
import { KeyError, ValueError } from '../../src/errors.ts'

function filled(): CookieStore {
  const store = new CookieStore()
  for (const [name, domain, path] of [
    ['a', 'x.test', '/'],
    ['b', 'y.test', '/'],
    ['c', 'x.test', '/deep'],
    ['d', 'x.test', '/'],
  ] as const) {
    store.set(new Cookie(name, '1', { domain, path }))
  }
  return store
}

function names(store: CookieStore): string {
  return Array.from(store, ({ name }) => name).join('')
}

test('cookies stand by domain, then path, then name, each where it first came', () => {
  expect(names(filled())).toBe('adcb')
})

test('a cookie replaces the one of its domain, path and name, in its place', () => {
  const store = filled()
  store.set(new Cookie('a', '2', { domain: 'x.test' }))
  expect([store.size, names(store), [...store][0]?.value]).toEqual([4, 'adcb', '2'])
})

type Clear = readonly [domain?: string | null, path?: string | null, name?: string | null]

const cleared: readonly (readonly [which: Clear, left: string])[] = [
  [[], ''],
  [['x.test'], 'b'],
  [['x.test', '/'], 'cb'],
  [['x.test', '/', 'a'], 'dcb'],
]

for (const [which, left] of cleared) {
  test(`clear(${which}) leaves '${left}'`, () => {
    const store = filled()
    store.clear(...which)
    expect([names(store), store.size]).toEqual([left, left.length])
  })
}

const refused: readonly (readonly [which: Clear, error: Error])[] = [
  [['z.test'], new KeyError("'z.test'")],
  [['x.test', '/no'], new KeyError("'/no'")],
  [['x.test', '/', 'no'], new KeyError("'no'")],
  [['z.test', '/', 'no'], new KeyError("'z.test'")],
  [['z.test', '/'], new KeyError("'z.test'")],
  [['x.test', '/no', 'a'], new KeyError("'/no'")],
  [[null, '/'], new ValueError('domain must be given to remove cookies by path')],
  [[null, '/', 'a'], new ValueError('domain and path must be given to remove a cookie by name')],
]

for (const [which, error] of refused) {
  test(`clear(${which}) is refused: ${error.message}`, () => {
    expect(() => filled().clear(...which)).toThrow(error)
  })
}

test('a copy is apart', () => {
  const store = filled()
  const copy = store.copy()
  store.deleteWhere(({ domain }) => domain === 'x.test')
  expect([names(store), names(copy), copy.size]).toEqual(['b', 'adcb', 4])
})

test('deleting says whether the cookie was there', () => {
  const store = filled()
  expect([store.delete('x.test', '/', 'a'), store.delete('x.test', '/', 'a')]).toEqual([
    true,
    false,
  ])
  expect(store.size).toBe(3)
})

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

const changes: readonly (readonly [name: string, change: (store: CookieStore) => void])[] = [
  ['sets a cookie', (store) => store.set(new Cookie('e', '1', { domain: 'x.test' }))],
  ['deletes one', (store) => store.delete('x.test', '/', 'a')],
  ['clears all', (store) => store.clear()],
  ['clears a domain', (store) => store.clear('x.test')],
  ['clears a path', (store) => store.clear('x.test', '/')],
  ['clears one', (store) => store.clear('x.test', '/', 'a')],
  ['takes in another', (store) => store.update([new Cookie('a', '2', { domain: 'x.test' })])],
]

for (const [name, change] of changes) {
  test(`a store that ${name} leaves its copy and its original alone`, () => {
    const original = filled()
    const store = original.copy()
    const copy = store.copy()
    change(store)
    for (const other of [original, copy]) {
      expect([names(other), other.size, [...other][0]?.value]).toEqual(['adcb', 4, '1'])
    }
    expect([names(store), [...store][0]?.value]).not.toEqual(['adcb', '1'])
  })
}

test('what was emptied keeps its place, but not in a copy', () => {
  const store = filled()
  store.delete('x.test', '/deep', 'c')
  store.clear('y.test', '/')
  const copy = store.copy()
  for (const each of [store, copy]) {
    each.set(new Cookie('e', '1', { domain: 'z.test' }))
    each.set(new Cookie('f', '1', { domain: 'y.test' }))
    each.set(new Cookie('g', '1', { domain: 'x.test', path: '/new' }))
    each.set(new Cookie('h', '1', { domain: 'x.test', path: '/deep' }))
  }
  expect([names(store), names(copy)]).toEqual(['adhgfe', 'adghef'])
})

test('deleting says whether the cookie was there', () => {
  const store = filled()
  expect([store.delete('x.test', '/', 'a'), store.delete('x.test', '/', 'a')]).toEqual([
    true,
    false,
  ])
  expect(store.size).toBe(3)
})

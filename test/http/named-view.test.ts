import { expect, test } from 'vitest'
import { NamedView, storeBehind } from '../../src/http/named-view.ts'

class Shelf extends NamedView {
  constructor(store: Map<string, unknown>) {
    super(store, {
      get: (name) => store.get(name.toLowerCase()),
      set: (name, value) => store.set(name.toLowerCase(), value),
      has: (name) => store.has(name.toLowerCase()),
      delete: (name) => store.delete(name.toLowerCase()),
      names: () => store.keys(),
    })
  }

  count(): number {
    const store = storeBehind(this)
    return store instanceof Map ? store.size : -1
  }
}

function shelf(): Shelf & { [name: string]: unknown } {
  return new Shelf(new Map<string, unknown>(Object.entries({ a: 1, b: 2 }))) as never
}

test('names are read, written, asked for and deleted as properties', () => {
  const view = shelf()
  view.C = 3
  expect([view.A, view.c, 'B' in view, 'd' in view, view.d]).toEqual([1, 3, true, false, undefined])
  delete view.a
  expect(Object.keys(view)).toEqual(['b', 'c'])
})

test('methods work, and win over values of their name', () => {
  const view = shelf()
  storeBehind(view)
  expect(view.count()).toBe(2)
  Reflect.set(view, 'count', () => 9)
  expect(view.count()).toBe(9)
})

test('spreading and JSON see the values', () => {
  expect({ ...shelf() }).toEqual({ a: 1, b: 2 })
  expect(JSON.stringify(shelf())).toBe('{"a":1,"b":2}')
})

test('a symbol is never a name', () => {
  expect(Reflect.get(shelf(), Symbol.iterator)).toBeUndefined()
})

import { expect, test } from 'vitest'
import { Logger } from '../../src/logging/logger.ts'
import { Manager, PlaceHolder } from '../../src/logging/manager.ts'

/** Names in the order in which they are asked for, and the parents that they have in the end. */
const trees: [names: string[], parents: Record<string, string>][] = [
  [['a'], { a: 'root' }],
  [['a', 'a.b', 'a.b.c'], { a: 'root', 'a.b': 'a', 'a.b.c': 'a.b' }],
  [['a.b.c', 'a'], { 'a.b.c': 'a', a: 'root' }],
  [['a.b.c', 'a', 'a.b'], { 'a.b.c': 'a.b', 'a.b': 'a', a: 'root' }],
  [['a.b.c.d', 'a.b.e', 'a.b'], { 'a.b.c.d': 'a.b', 'a.b.e': 'a.b', 'a.b': 'root' }],
  [['a.b.c', 'a.b', 'a'], { 'a.b.c': 'a.b', 'a.b': 'a', a: 'root' }],
  [['a.bb', 'a.b', 'a'], { 'a.bb': 'a', 'a.b': 'a', a: 'root' }],
  [['ab', 'a'], { ab: 'root', a: 'root' }],
  [['a..b', '.a'], { 'a..b': 'root', '.a': 'root' }],
]

for (const [names, parents] of trees) {
  test(`${names.join(', ')}: each hangs under the nearest`, () => {
    const manager = new Manager()
    for (const name of names) manager.getLogger(name)
    const found = names.map((name) => [name, manager.getLogger(name).parent?.name])
    expect(Object.fromEntries(found)).toEqual(parents)
  })
}

test('gives the same logger each time', () => {
  const manager = new Manager()
  expect(manager.getLogger('a.b')).toBe(manager.getLogger('a.b'))
})

test('keeps places for loggers that nobody asked for', () => {
  const manager = new Manager()
  manager.getLogger('a.b.c')
  const kinds = () => [...manager.loggerDict.values()].map((entry) => entry.constructor)
  expect([...manager.loggerDict.keys()].sort()).toEqual(['a', 'a.b', 'a.b.c'])
  expect(kinds().filter((kind) => kind === PlaceHolder)).toHaveLength(2)
  manager.getLogger('a')
  expect(kinds().filter((kind) => kind === Logger)).toHaveLength(2)
})

test('a logger that takes a place passes its level on', () => {
  const manager = new Manager()
  const below = manager.getLogger('a.b')
  expect(below.isEnabledFor(10)).toBe(false)
  manager.getLogger('a').setLevel(10)
  expect(below.isEnabledFor(10)).toBe(true)
})

test('a name is a string', () => {
  expect(() => new Manager().getLogger(3 as never)).toThrow(
    new TypeError('A logger name must be a string'),
  )
})

test('disables levels by number or name', () => {
  const manager = new Manager()
  manager.disable = 'INFO'
  expect(manager.disable).toBe(20)
  expect(() => {
    manager.disable = 'X'
  }).toThrow("Unknown level: 'X'")
})

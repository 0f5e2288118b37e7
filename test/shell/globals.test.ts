import { inspect } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { isPlainObject } from '../../src/repr/index.ts'
import { globalNames } from '../../src/shell/globals.ts'

const runtimes = new Set(Object.getOwnPropertyNames(globalThis))
const names = globalNames((name) => runtimes.has(name))
const scope: Record<string, unknown> = globalThis as never

afterAll(() => {
  delete scope.pooled
  delete scope['not a name']
})

test('holds the names of the prompt, and not the runtime’s own', () => {
  scope.pooled = 5
  scope['not a name'] = 6
  expect(Object.keys(names)).toEqual(['pooled'])
  expect(names.pooled).toBe(5)
  expect(Object.hasOwn(names, 'pooled')).toBe(true)
  expect('nowhere' in names).toBe(false)
  expect({ ...names }).toEqual({ pooled: 5 })
})

test('what is set or taken away in it is so at the prompt', () => {
  names.pooled = 7
  expect(scope.pooled).toBe(7)
  delete names.pooled
  expect('pooled' in scope).toBe(false)
})

test('counts as a dict, and shows its names with their values', () => {
  scope.pooled = 8
  expect(isPlainObject(names)).toBe(true)
  expect(inspect(names)).toBe('{ pooled: 8 }')
})

import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { defineInspection } from '../../src/http/inspection.ts'

class Secret {
  readonly #shown: unknown

  static {
    defineInspection(Secret, (secret) => secret.#shown)
  }

  constructor(shown: unknown) {
    this.#shown = shown
  }
}

const denoInspect = Symbol.for('Deno.customInspect')

function underDeno(value: object): unknown {
  const method: unknown = Reflect.get(value, denoInspect)
  if (typeof method !== 'function') return undefined
  return Reflect.apply(method, value, [(inner: unknown) => `inspected ${inner}`, {}])
}

test('a string is shown as it is', () => {
  expect(inspect(new Secret('<Secret>'))).toBe('<Secret>')
  expect(underDeno(new Secret('<Secret>'))).toBe('<Secret>')
})

test('anything else is shown as it would be', () => {
  expect(inspect(new Secret([1, 2]))).toBe(inspect([1, 2]))
  expect(underDeno(new Secret([1, 2]))).toBe('inspected 1,2')
})

test('a subclass is shown the same way', () => {
  expect(inspect(new (class Deeper extends Secret {})('<Secret>'))).toBe('<Secret>')
})

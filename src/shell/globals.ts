import { inspect } from 'node:util'

/** What else stands on the global object is no name of the prompt. */
const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u

/**
 * Python's `globals()`: the names of the prompt with their values, preloaded ones and the user's.
 * What is set in it is set at the prompt. The runtime's own names are left out.
 *
 * @param isRuntimes whether a name was there before the shell's
 */
export function globalNames(isRuntimes: (name: string) => boolean): Record<string, unknown> {
  const names = (): string[] =>
    Object.getOwnPropertyNames(globalThis).filter(
      (name) => identifier.test(name) && !isRuntimes(name),
    )
  const shown = (): object =>
    Object.fromEntries(names().map((name) => [name, Reflect.get(globalThis, name)]))
  // A console looks at the target, past the traps.
  const target = Object.defineProperty({}, inspect.custom, { value: shown, configurable: true })
  return new Proxy<Record<string, unknown>>(target, {
    has: (_, name) => Reflect.has(globalThis, name),
    get: (_, name) => Reflect.get(typeof name === 'symbol' ? target : globalThis, name),
    set: (_, name, value) => Reflect.set(globalThis, name, value),
    deleteProperty: (_, name) => Reflect.deleteProperty(globalThis, name),
    ownKeys: names,
    getOwnPropertyDescriptor: (_, name) => {
      if (typeof name === 'symbol' || !Object.hasOwn(globalThis, name)) return undefined
      const value: unknown = Reflect.get(globalThis, name)
      return { value, configurable: true, enumerable: true, writable: true }
    },
  })
}

/**
 * Tells pool-repl's own functions from everybody else's.
 *
 * Python's keyword arguments, and classes called without `new`, are for these alone; any other
 * call keeps the meaning that it has in JavaScript.
 */
export class OwnFunctions {
  readonly #known = new WeakSet<object>()
  readonly #visited = new WeakSet<object>()

  /** Whether `callee` is one of pool-repl's own. */
  has = (callee: unknown): boolean => typeof callee === 'function' && this.#known.has(callee)

  /**
   * Adds what can be reached from `root`: functions, classes with their methods, and the members
   * of plain objects. No getter is run.
   */
  add(root: unknown): void {
    if ((typeof root !== 'object' && typeof root !== 'function') || root === null) return
    if (this.#visited.has(root) || isBuiltIn(root)) return
    this.#visited.add(root)
    if (typeof root === 'function') this.#addFunction(root)
    else this.#addMembers(root)
  }

  #addFunction(callee: object): void {
    this.#known.add(callee)
    this.#addMembers(callee)
    for (let at = prototypeOf(callee); at !== null; at = Object.getPrototypeOf(at)) {
      if (isBuiltIn(at)) return
      this.#addMembers(at)
    }
  }

  #addMembers(owner: object): void {
    for (const { value } of Object.values(Object.getOwnPropertyDescriptors(owner))) this.add(value)
  }
}

const builtIns = new Set<unknown>(
  [Object, Function, Array, Error, Promise, Map, Set, WeakMap, WeakSet].flatMap((type) => [
    type,
    type.prototype,
  ]),
)

function isBuiltIn(value: object): boolean {
  return builtIns.has(value)
}

function prototypeOf(callee: object): object | null {
  const descriptor = Object.getOwnPropertyDescriptor(callee, 'prototype')
  const prototype: unknown = descriptor?.value
  return typeof prototype === 'object' ? prototype : null
}

/**
 * The key of the method by which an object says how it prints, Python's `__repr__`:
 * `[Symbol.for('pool-repl.repr')](): string`. Python's `__str__` is `toString()`, where a class
 * has its own.
 */
export const reprSymbol: unique symbol = Symbol.for('pool-repl.repr')

const inspectSymbol = Symbol.for('nodejs.util.inspect.custom')

/** An object that says how it prints. */
export interface Representable {
  [reprSymbol](): string
}

/** Whether an object says how it prints. */
export function isRepresentable(value: object): value is Representable {
  return reprSymbol in value && typeof value[reprSymbol] === 'function'
}

/**
 * Gives the instances of a class their text for `repr()`, and for a prompt or console that
 * inspects them. To be called in a static block, where private fields can be read; subclasses
 * inherit it.
 *
 * A function rather than a method in the class, because `isolatedDeclarations` refuses methods
 * with computed names.
 *
 * @example
 * class Seconds {
 *   readonly #count = 5
 *   static {
 *     defineRepr(Seconds, (seconds) => `Seconds(${seconds.#count})`)
 *   }
 * }
 */
export function defineRepr<T extends object>(
  of: { readonly prototype: T },
  text: (value: T) => string,
): void {
  const method = {
    configurable: true,
    writable: true,
    value(this: T): string {
      return text(this)
    },
  }
  Object.defineProperty(of.prototype, reprSymbol, method)
  Object.defineProperty(of.prototype, inspectSymbol, method)
}

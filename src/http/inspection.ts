const nodeInspect = Symbol.for('nodejs.util.inspect.custom')
const denoInspect = Symbol.for('Deno.customInspect')

type Inspect = (value: unknown, options: unknown) => string

/**
 * Gives the instances of a class what a prompt or console shows of them: on Node and Bun, and on
 * Deno. A string is shown as it is, any other value as that value would be.
 *
 * To be called in a static block, after `defineRepr`, where private fields can be read.
 */
export function defineInspection<T extends object>(
  of: { readonly prototype: T },
  shown: (value: T) => unknown,
): void {
  define(of.prototype, nodeInspect, function (this: T): unknown {
    return shown(this)
  })
  define(of.prototype, denoInspect, function (this: T, inspect: Inspect, options: unknown): string {
    const value = shown(this)
    return typeof value === 'string' ? value : inspect(value, options)
  })
}

function define(prototype: object, key: symbol, value: unknown): void {
  Object.defineProperty(prototype, key, { configurable: true, writable: true, value })
}

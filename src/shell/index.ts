/**
 * What the shell has beyond the library, for the scripts that `.save` writes.
 *
 * @example
 * import { print } from 'pool-repl/shell'
 *
 * print('a', 1) // a 1
 *
 * @module
 */

export { type PrintFile, type PrintOptions, print } from './print.ts'
export { show } from './show.ts'
export { compare, globals, provide, timeit } from './text-statements.ts'
export { type TimeModule, time } from './time.ts'

import { inspect } from 'node:util'
import { PythonError } from '../errors.ts'
import { errorName } from '../repr/index.ts'
import { tellingFrames } from './user-frames.ts'

/** Gives the stack of an error as whoever typed the code knows it. */
export type StackOf = (error: Error) => string

const ownStack: StackOf = ({ stack }) => stack ?? ''

/**
 * A value as the prompt shows it: as the runtime's `inspect` does, in colour where it is wanted.
 *
 * Errors are short: class, message, and the functions of the user that they passed; the rest of
 * their stack is told by `.trace` alone.
 */
export function valueText(value: unknown, colors: boolean, stackOf: StackOf = ownStack): string {
  return withShortErrors(stackOf, () => inspect(value, { colors, depth: 4 }))
}

/**
 * A value as `print` writes it, where it is no text: an error as Python's `str()` has it, by its
 * message; one of JavaScript's own, whose message needs it, with its class.
 */
export function printedText(value: unknown): string {
  if (value instanceof PythonError) return value.message
  return withShortErrors(
    () => '',
    () => inspect(value),
  )
}

function shortText(error: Error, stackOf: StackOf): string {
  const name = errorName(error)
  const what = error.message === '' ? name : `${name}: ${error.message}`
  return [what, ...tellingFrames(stackOf(error))].join('\n')
}

/** Does `work`, in which `inspect` shows errors short, however deep they lie. */
function withShortErrors<T>(stackOf: StackOf, work: () => T): T {
  const { custom } = inspect
  const before = Object.getOwnPropertyDescriptor(Error.prototype, custom)
  if (before !== undefined || !Object.isExtensible(Error.prototype)) return work()
  const value = function (this: Error): string {
    return shortText(this, stackOf)
  }
  Object.defineProperty(Error.prototype, custom, { value, configurable: true })
  try {
    return work()
  } finally {
    Reflect.deleteProperty(Error.prototype, custom)
  }
}

import { errorName, repr } from '../repr/index.ts'

/** Where this package lies: its own calls tell nobody where a record came from. */
const HERE = new URL('..', import.meta.url)

const runtimes = /\b(?:node|ext|native|internal|bun):|[( ](?:native|unknown)\)?$/

type StackReader = (error: Error) => string

const plainStack: StackReader = ({ stack }) => stack ?? ''
let stackOf = plainStack

/**
 * Has logs show stacks as `reader` gives them: at a prompt, with the places that were typed.
 * Without an argument, as the runtime has them again.
 */
export function setStackReader(reader: StackReader = plainStack): void {
  stackOf = reader
}

/**
 * An error as logs show it: its class and message, then where it happened, as the runtime words
 * it. An error that it was caused by comes first, as in Python.
 */
export function errorText(error: unknown): string {
  return textWithCauses(error, [])
}

function textWithCauses(error: unknown, seen: readonly unknown[]): string {
  if (!(error instanceof Error)) return repr(error)
  const own = [errorLine(error), ...frames(error)].join('\n')
  const { cause } = error
  if (!(cause instanceof Error) || seen.includes(cause)) return own
  const before = textWithCauses(cause, [...seen, error])
  return `${before}\n\nThe above exception was the direct cause of the following exception:\n\n${own}`
}

/** The last line of Python's tracebacks: `ValueError: no`, or the class alone. */
export function errorLine(error: Error): string {
  return error.message === '' ? errorName(error) : `${errorName(error)}: ${error.message}`
}

/** Where the code stands that called into this package, innermost first. */
export function callStack(): string[] {
  const limit = Error.stackTraceLimit
  // Ten frames, the usual limit, end within this package.
  Error.stackTraceLimit = limit + 15
  const lines = frames(new Error())
  Error.stackTraceLimit = limit
  return lines.filter((line) => !isHere(line) && !runtimes.test(line)).slice(0, limit)
}

function frames(error: Error): string[] {
  return stackOf(error)
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
}

function isHere(line: string): boolean {
  return line.includes(HERE.href) || line.includes(decodeURIComponent(HERE.pathname))
}

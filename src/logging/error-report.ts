import { repr, reprTuple, str } from '../repr/index.ts'
import { defaultStream } from './default-stream.ts'
import type { LogRecord } from './log-record.ts'
import { callStack, errorLine } from './stack-text.ts'

let raises = true

/** Python's `logging.raiseExceptions`: whether what goes wrong in a handler is reported. */
export function raiseExceptions(): boolean {
  return raises
}

/** Sets Python's `logging.raiseExceptions`. */
export function setRaiseExceptions(value: boolean): void {
  raises = value
}

/**
 * Writes to stderr that a record could not be logged, and why. The program goes on: a wrong format
 * must not end it. Mirrors Python's `Handler.handleError`.
 */
export function reportLoggingError(record: LogRecord, error: unknown): void {
  if (!raises) return
  const failure = error instanceof Error ? error : new Error(str(error))
  const lines = ['--- Logging error ---', errorLine(failure)]
  const stack = callStack()
  if (stack.length > 0) lines.push('Call stack:', ...stack)
  lines.push(`Message: ${repr(record.msg)}`, `Arguments: ${argumentsText(record.args)}`)
  try {
    defaultStream().write(`${lines.join('\n')}\n`)
  } catch {
    // Nobody is left to be told.
  }
}

function argumentsText(args: readonly unknown[] | object): string {
  return Array.isArray(args) ? reprTuple(args) : repr(args)
}

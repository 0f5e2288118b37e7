import { PythonError, ValueError } from '../errors.ts'
import { repr } from '../repr/index.ts'

export { OverflowError } from '../errors.ts'

/*
 * Python's exceptions that only logging raises. One after another, because each is a line.
 */

/** A mapping has no such key. Python's text is the key's repr. */
export class KeyError extends PythonError {
  constructor(key: string) {
    super(repr(key), { args: [key] })
  }
}

/** Python knows no encoding of that name. */
export class LookupError extends PythonError {}

/** A subclass has to write this method. */
export class NotImplementedError extends PythonError {}

/** An encoding has no bytes for a character. */
export class UnicodeEncodeError extends ValueError {}

import type { RecognisedPython } from './python-forms.ts'

/**
 * What was entered is not code: a SyntaxError that shows where.
 *
 * Python's blocks are recognised, and the JavaScript that does the same is named.
 */
export class SourceError extends SyntaxError {
  /** From 1. */
  readonly line: number
  /** From 1. */
  readonly column: number
  /** The form of Python that the source seems to have, if any. */
  readonly form: string | undefined

  constructor(
    source: string,
    { message, pos }: { readonly message: string; readonly pos: number },
    python?: RecognisedPython,
  ) {
    const before = source.slice(0, pos)
    const line = before.split('\n').length
    const column = pos - before.lastIndexOf('\n')
    super(python === undefined ? pointedAt(source, message, line, column) : explained(python))
    this.name = 'SyntaxError'
    this.line = line
    this.column = column
    this.form = python?.form
  }
}

function pointedAt(source: string, message: string, line: number, column: number): string {
  const text = source.split('\n')[line - 1] ?? ''
  const what = message.replace(/ \(\d+:\d+\)$/, '')
  const before = visible(text.slice(0, column - 1))
  return `${visible(what)}\n  ${visible(text)}\n  ${' '.repeat(before.length)}^`
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\0-\x08\x0b-\x1f\x7f-\x9f]/g

/** A text in which what a terminal would obey is written out: `\x1b`. */
function visible(text: string): string {
  return text.replace(controls, (control) => {
    return `\\x${control.charCodeAt(0).toString(16).padStart(2, '0')}`
  })
}

function explained({ form, instead }: RecognisedPython): string {
  return `Python's '${form}' is not interpreted here\n  in JavaScript: ${instead}`
}

import type { KnownInput } from './known-input.ts'

/*
 * JavaScriptCore tells of errors otherwise than V8: it points at the parenthesis of a call instead
 * of at what is called, and quotes the code that failed, which is not what was entered.
 */

/**
 * Where V8 points in code that was not rewritten: at a name that is unknown or is called, or at `new`. A place that is neither
 * behind such a name nor the parenthesis of such a call stays. Columns from 0.
 *
 * @param unknown the name that the error says is not defined
 */
export function pointedAt(line: string, column: number, unknown?: string): number {
  for (const end of unknown === undefined ? [] : [column, column + 1]) {
    if (line.slice(0, end).endsWith(unknown ?? '')) return end - (unknown ?? '').length
  }
  if (line[column] !== '(') return column
  const [callee = ''] = /(?:\bnew\s+[\w$.]+|[\w$]+)\s*$/.exec(line.slice(0, column)) ?? []
  return column - callee.length
}

/** A message that quotes an input as it was entered. */
export function withoutRewriting(message: string, input: KnownInput): string {
  const [, called, call] = noFunction.exec(message) ?? []
  if (called !== undefined && call !== undefined) {
    if (input.code.includes(call)) return message
    return `${calledAs(called, input)} is not a function`
  }
  return message.replace(
    / \((evaluating|near) '(\.\.\.)?([\s\S]*?)(\.\.\.)?'\)$/,
    (_, verb: string, before = '', quoted: string, behind = '') => {
      const entered = enteredAs(quoted, input)
      return entered === undefined ? '' : ` (${verb} '${before}${entered}${behind}')`
    },
  )
}

const noFunction = /^([\s\S]*) is not a function\. \(In '([\s\S]*?)', '/

function calledAs(called: string, input: KnownInput): string {
  const named = withoutTemporaries(called)
  return (named === called ? enteredAs(called, input) : undefined) ?? named
}

/** A message with V8's word for a value in between, once, where it names what was put in. */
export function withoutTemporaries(message: string): string {
  return message
    .replace(/\${2,}\d+(?=[.[ ])/g, intermediate)
    .replace(/(?:\(intermediate value\)){2,}/g, intermediate)
}

const intermediate = '(intermediate value)'

/** The part of an input that some of the rewritten code was made of. */
function enteredAs(quoted: string, { rewritten, mappings, code }: KnownInput): string | undefined {
  const text = rewritten()
  const start = text.indexOf(quoted)
  if (start < 0) return code.includes(quoted) ? quoted : undefined
  const lines = code.split('\n')
  const places: number[] = []
  let lineStart = 0
  for (const [index, line] of text.split('\n').entries()) {
    for (const [column = 0, , sourceLine, sourceColumn = 0] of mappings()[index] ?? []) {
      const at = lineStart + column
      if (sourceLine === undefined || at < start || at >= start + quoted.length) continue
      places.push(offsetOf(lines, sourceLine) + sourceColumn)
    }
    lineStart += line.length + 1
  }
  if (places.length === 0) return undefined
  return code.slice(Math.min(...places), Math.max(...places) + 1)
}

function offsetOf(lines: readonly string[], line: number): number {
  return lines.slice(0, line).reduce((offset, { length }) => offset + length + 1, 0)
}

import { createRequire } from 'node:module'
import { tokenizer } from 'acorn'
import type { Completeness } from '../line-evaluator.ts'
import { recognisedPython } from './python-forms.ts'
import { type ParsedProgram, parseProgram } from './python-parser.ts'
import { SourceError } from './source-error.ts'

/** A source that parses: as it was, or with its types taken out. */
export interface ParsedSource extends ParsedProgram {
  /** What the tree's positions count in. */
  readonly code: string
}

interface ParseFailure {
  readonly message: string
  readonly pos: number
}

/** What may go on in the next line, although the parser complains of its start. */
const openEnded = /^Unterminated (?:comment|template|string in three quotes)/

/**
 * The tree of a source in JavaScript or TypeScript.
 *
 * @throws SourceError when it is neither
 */
export function parseSource(source: string): ParsedSource {
  const parsed = tryParse(source)
  if (!isFailure(parsed)) return parsed
  const stripped = stripTypes(source)
  if (stripped.type === 'code') {
    const again = tryParse(stripped.code)
    if (!isFailure(again)) return again
  }
  throw new SourceError(source, parsed, recognisedPython(source))
}

/** Whether a source can be executed, needs more lines, or is none. Executes nothing. */
export function completenessOf(source: string): Completeness {
  const parsed = tryParse(source)
  if (!isFailure(parsed)) return 'complete'
  if (endsTooSoon(parsed, source)) return 'incomplete'
  const stripped = stripTypes(source)
  if (stripped.type === 'none') return isOpenTypeScript(source) ? 'incomplete' : 'invalid'
  const again = tryParse(stripped.code)
  if (!isFailure(again)) return 'complete'
  return endsTooSoon(again, stripped.code) ? 'incomplete' : 'invalid'
}

function tryParse(code: string): ParsedSource | ParseFailure {
  try {
    return { ...parseProgram(code), code }
  } catch (error) {
    if (!isParseFailure(error)) throw error
    return { message: error.message, pos: error.pos }
  }
}

function isFailure(parsed: ParsedSource | ParseFailure): parsed is ParseFailure {
  return !('program' in parsed)
}

function isParseFailure(error: unknown): error is SyntaxError & ParseFailure {
  return error instanceof SyntaxError && 'pos' in error
}

function endsTooSoon({ message, pos }: ParseFailure, code: string): boolean {
  return pos >= code.trimEnd().length || openEnded.test(message)
}

type Stripped = { readonly type: 'code'; readonly code: string } | { readonly type: 'none' }

type Sucrase = typeof import('sucrase')
let sucrase: Sucrase | undefined

/** Loaded when a line is no JavaScript, which is seldom. */
function stripper(): Sucrase {
  sucrase ??= createRequire(import.meta.url)('sucrase') as Sucrase
  return sucrase
}

function stripTypes(source: string): Stripped {
  try {
    const { code } = stripper().transform(source, {
      transforms: ['typescript'],
      disableESTransforms: true,
      keepUnusedImports: true,
      preserveDynamicImport: true,
    })
    return { type: 'code', code }
  } catch {
    return { type: 'none' }
  }
}

const annotation = /[\w$)\]?]\s*:\s*[\w[{(]/

/** Whether a source has types, and brackets that are still to be closed. */
function isOpenTypeScript(source: string): boolean {
  if (!annotation.test(source) || recognisedPython(source) !== undefined) return false
  let depth = 0
  try {
    for (const { type } of tokenizer(source, { ecmaVersion: 'latest' })) {
      if (opening.has(type.label)) depth += 1
      else if (closing.has(type.label)) depth -= 1
      if (depth < 0) return false
    }
  } catch {
    return false
  }
  return depth > 0
}

const opening = new Set(['{', '(', '[', '${'])
const closing = new Set(['}', ')', ']'])

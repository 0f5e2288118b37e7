import { createRequire } from 'node:module'
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
  readonly raisedAt: number
}

/** These strings and expressions can not go on in the next line, so there is nothing to wait for. */
const finalMessages = /^Unterminated (?:string constant|regular expression)/

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
  if (stripped.type === 'unfinished') return 'incomplete'
  if (stripped.type === 'none') return 'invalid'
  const again = tryParse(stripped.code)
  if (!isFailure(again)) return 'complete'
  return endsTooSoon(again, stripped.code) ? 'incomplete' : 'invalid'
}

function tryParse(code: string): ParsedSource | ParseFailure {
  try {
    return { ...parseProgram(code), code }
  } catch (error) {
    if (!isParseFailure(error)) throw error
    return { message: error.message, pos: error.pos, raisedAt: error.raisedAt }
  }
}

function isFailure(parsed: ParsedSource | ParseFailure): parsed is ParseFailure {
  return !('program' in parsed)
}

function isParseFailure(error: unknown): error is SyntaxError & ParseFailure {
  return error instanceof SyntaxError && 'pos' in error && 'raisedAt' in error
}

function endsTooSoon({ message, raisedAt }: ParseFailure, code: string): boolean {
  return raisedAt >= code.trimEnd().length && !finalMessages.test(message)
}

type Stripped =
  | { readonly type: 'code'; readonly code: string }
  | { readonly type: 'unfinished' }
  | { readonly type: 'none' }

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
  } catch (error) {
    const position = (error as { pos?: unknown }).pos
    const atEnd = typeof position === 'number' && position >= source.trimEnd().length
    return { type: atEnd ? 'unfinished' : 'none' }
  }
}

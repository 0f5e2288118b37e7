import type { Completeness } from '../line-evaluator.ts'
import { ParseFailure } from './parse-failure.ts'
import { blockHeadOf, type RecognisedPython, recognisedPython } from './python-forms.ts'
import { type ParsedProgram, parseExpression, parseProgram, readTokens } from './python-parser.ts'
import { skipTrivia } from './rewriting.ts'
import { SourceError } from './source-error.ts'
import { isOpenTypeScript, stripTypes, typeScriptFailure } from './strip-types.ts'

/** A source that parses: as it was, or with its types taken out. */
export interface ParsedSource extends ParsedProgram {
  /** What the tree's positions count in. */
  readonly code: string
}

/**
 * The tree of a source in JavaScript or TypeScript.
 *
 * @throws SourceError when it is neither
 */
export function parseSource(source: string): ParsedSource {
  const parsed = parseJavaScript(source)
  if (!(parsed instanceof ParseFailure)) return parsed
  const again = parsed.isOpen ? parsed : parseTypeScript(source)
  if (!(again instanceof ParseFailure)) return again
  throw new SourceError(source, explained(source, parsed, again.isOpen), pythonIn(source))
}

/** The form of Python that a source has; of a block, the one of its head. */
function pythonIn(source: string): RecognisedPython | undefined {
  const head = blockHeadOf(source)
  const ofHead = head === undefined ? undefined : recognisedPython(head, { certain: true })
  return ofHead ?? recognisedPython(source)
}

/** The failure that says most: one behind types, and of what has no end, where it begins. */
function explained(source: string, parsed: ParseFailure, isOpenTyped: boolean): ParseFailure {
  const typed = parsed.isOpen || isOpenTyped ? undefined : typeScriptFailure(source)
  const failure = typed !== undefined && typed.pos > parsed.pos ? typed : parsed
  if (failure.pos < source.trimEnd().length && (parsed.isOpen || !isOpenTyped)) return failure
  const { unclosed } = readTokens(source)
  if (unclosed === undefined) return failure
  return new ParseFailure(`'${unclosed.text}' was never closed`, unclosed.pos, true)
}

/** Whether a source can be executed, needs more lines, or is none. Executes nothing. */
export function completenessOf(source: string): Completeness {
  const parsed = parseJavaScript(source)
  if (!(parsed instanceof ParseFailure)) return 'complete'
  // to JavaScript a label, which waits for its statement
  if (/^\s*except\s*:\s*(?:#.*)?$/.test(source)) return 'invalid'
  if (parsed.isOpen) return 'incomplete'
  const again = parseTypeScript(source)
  if (!(again instanceof ParseFailure)) return 'complete'
  return again.isOpen ? 'incomplete' : 'invalid'
}

let last: { readonly source: string; readonly parsed: ParsedSource | ParseFailure } | undefined

/** What is executed has mostly just been asked about. */
function parseJavaScript(source: string): ParsedSource | ParseFailure {
  if (last?.source !== source) last = { source, parsed: parse(source) }
  return last.parsed
}

/** A line that begins with a brace is an object rather than a block, where it can be both. */
function parse(code: string): ParsedSource | ParseFailure {
  const mayBeObject = code[skipTrivia(code, 0)] === '{'
  const object = mayBeObject ? attempt(code, parseExpression) : undefined
  if (object !== undefined && !(object instanceof ParseFailure)) return object
  const program = attempt(code, parseProgram)
  return program instanceof ParseFailure && object?.isOpen === true ? object : program
}

function attempt(
  code: string,
  parser: (code: string) => ParsedProgram,
): ParsedSource | ParseFailure {
  try {
    return { ...parser(code), code }
  } catch (error) {
    if (error instanceof ParseFailure) return error
    throw error
  }
}

/** The source without its types; a failure that is open where more lines may help. */
function parseTypeScript(source: string): ParsedSource | ParseFailure {
  const none = new ParseFailure('', 0, false)
  if (recognisedPython(source, { certain: true }) !== undefined) return none
  const mayBeObject = source[skipTrivia(source, 0)] === '{'
  const code = stripTypes(source) ?? (mayBeObject ? stripTypes(`(${source}\n)`) : undefined)
  if (code !== undefined) return parse(code)
  return isOpenTypeScript(source) ? new ParseFailure('', 0, true) : none
}

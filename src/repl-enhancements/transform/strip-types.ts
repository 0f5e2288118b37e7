import { createRequire } from 'node:module'
import { ParseFailure } from './parse-failure.ts'
import { readTokens } from './python-parser.ts'

type Sucrase = typeof import('sucrase')
let sucrase: Sucrase | undefined

/** Loaded when a line is no JavaScript, which is seldom. */
function stripper(): Sucrase {
  sucrase ??= createRequire(import.meta.url)('sucrase') as Sucrase
  return sucrase
}

/** TypeScript without its types, on the same lines; undefined where it is none. */
export function stripTypes(source: string): string | undefined {
  // A namespace would vanish without a word.
  if (/^\s*(?:export\s+)?(?:namespace|module)\s+[\w.]+\s*\{/m.test(source)) return undefined
  return stripped(source) ?? stripped(withoutHashes(source))
}

/** Whether a source would be TypeScript if its brackets were closed. */
export function isOpenTypeScript(source: string): boolean {
  const { missing } = readTokens(source)
  if (missing === '') return false
  return stripped(`${source}\n${missing}`) !== undefined
}

/** Why a source is no TypeScript, either. */
export function typeScriptFailure(source: string): ParseFailure | undefined {
  try {
    strip(withoutHashes(source))
  } catch (error) {
    const { message, pos } = error as { message: string; pos?: unknown }
    if (typeof pos === 'number') return new ParseFailure(message, pos, false)
  }
  return undefined
}

function stripped(source: string): string | undefined {
  try {
    return strip(source)
  } catch {
    return undefined
  }
}

function strip(source: string): string {
  return stripper().transform(source, {
    transforms: ['typescript'],
    disableESTransforms: true,
    keepUnusedImports: true,
    preserveDynamicImport: true,
  }).code
}

/** Python's comments as blanks: the stripper takes them for private names. */
function withoutHashes(source: string): string {
  let text = source
  for (const at of readTokens(source).hashes) {
    const comment = /^.*/.exec(source.slice(at))?.[0] ?? ''
    text = text.slice(0, at) + ' '.repeat(comment.length) + text.slice(at + comment.length)
  }
  return text
}

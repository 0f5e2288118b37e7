import MagicString from 'magic-string'
import { freeNames } from './free-names.ts'
import { children } from './node.ts'
import { parseSource } from './parse.ts'
import { Rewriter, tailsOf } from './rewriter.ts'
import type { Rewriting } from './rewriting.ts'

/** A source as code that an engine runs. */
export interface Transformed {
  /** The body of an async function. */
  readonly edits: MagicString
  /** What the source was before it was rewritten: as it was entered, or with its types taken out. */
  readonly code: string
  /** The names that it declares or imports; where they are its own, also those that it assigns. */
  readonly names: readonly string[]
  /** The names that it uses and does not declare; looked for only where names are its own. */
  readonly uses: readonly string[]
  /** Variables that the code needs beside those. */
  readonly temporaries: readonly string[]
  /** The name by which it reaches its helpers. */
  readonly helpers: string
  /** Whether running it may have to wait for something. */
  readonly waits: boolean
}

/** How a source is to be transformed. */
export interface TransformOptions {
  /** Whether the names that it declares become globals; otherwise they are local to it. */
  readonly persist: boolean
  /** Whether the engine knows `using` in blocks. */
  readonly knowsUsing: boolean
  /** The name of the helpers, where several sources have to agree. @default one of its own */
  readonly helpers?: string
}

/**
 * The source as JavaScript without what an engine does not know at that place: top-level
 * declarations as assignments, calls awaited in place, imports, Python's forms, `using`.
 *
 * It executes nothing and keeps the lines of the source.
 *
 * @throws SourceError when it is not code
 */
export function transform(source: string, options: TransformOptions): Transformed {
  const { code, program, hashes, continued } = parseSource(source)
  const rewriting: Rewriting = {
    source: code,
    edits: new MagicString(code),
    helpers: options.helpers ?? unusedName(code),
    persist: options.persist,
    knowsUsing: options.knowsUsing,
    names: new Set(),
    temporaries: [],
    alone: new Set(),
    waits: false,
  }
  const { edits, names, temporaries, helpers } = rewriting
  if (code.startsWith('#!')) edits.update(0, 2, '//')
  for (const at of hashes) edits.update(at, at + 1, '//')
  for (const at of continued) edits.update(at, at + 1, ' ')
  const tails = options.persist ? tailsOf(children(program, 'body')) : []
  new Rewriter(rewriting, tails).rewrite(program)
  const free = options.persist ? undefined : freeNames(program)
  for (const name of free?.assigned ?? []) names.add(name)
  const uses = free?.used ?? []
  return { edits, code, names: [...names], uses, temporaries, helpers, waits: rewriting.waits }
}

/** A name that the sources do not contain. */
export function unusedName(...sources: readonly string[]): string {
  let name = '$$'
  while (sources.some((source) => source.includes(name))) name += '$'
  return name
}

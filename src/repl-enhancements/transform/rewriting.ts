import type MagicString from 'magic-string'
import type { Node } from './node.ts'

/** One source that is being rewritten. */
export interface Rewriting {
  /** The source as it was entered, or with its types taken out. */
  readonly source: string
  readonly edits: MagicString
  /** Under this name the code finds its helpers; every other name that is put in begins with it. */
  readonly helpers: string
  /** Whether names that the source declares become globals; otherwise they are its own. */
  readonly persist: boolean
  /** Whether the engine knows `using` in blocks. */
  readonly knowsUsing: boolean
  /** The names that the source declares or imports at its top level. */
  readonly names: Set<string>
  /** Variables that hold values in between. */
  readonly temporaries: string[]
  /** Nodes that are not awaited in place. */
  readonly alone: Set<Node>
  /** Whether running it may have to wait for something. */
  waits: boolean
}

/** The source text of a node. */
export function sourceOf({ source }: Rewriting, node: Node): string {
  return source.slice(node.start, node.end)
}

/** The source text of a node for a message: on one line, and no longer than a name may be. */
export function nameOf(rewriting: Rewriting, node: Node): string {
  const text = sourceOf(rewriting, node)
  return JSON.stringify(text.length <= 60 && !text.includes('\n') ? text : '(intermediate value)')
}

/** A name for a value in between; the code it stands in has to declare it. */
export function temporary({ helpers, temporaries }: Rewriting): string {
  const name = `${helpers}${temporaries.length + 1}`
  temporaries.push(name)
  return name
}

/** Puts a text in the place of another, with as many lines. */
export function replace(
  { edits, source }: Rewriting,
  start: number,
  end: number,
  text: string,
): void {
  const lines = source.slice(start, end).split('\n').length - text.split('\n').length
  edits.update(start, end, text + '\n'.repeat(Math.max(lines, 0)))
}

/**
 * Puts texts around what lies between two places. Inner code comes first: what is put around it
 * later stands outside.
 */
export function surround(
  { edits }: Rewriting,
  start: number,
  end: number,
  before: string,
  behind: string,
): void {
  edits.prependRight(start, before)
  edits.appendLeft(end, behind)
}

const trivia = /(?:\s|\\\r?\n|\/\/[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\/)*/y

/** The next place, from `position` on, that is neither blank nor comment. */
export function skipTrivia(source: string, position: number): number {
  trivia.lastIndex = position
  trivia.test(source)
  return trivia.lastIndex
}

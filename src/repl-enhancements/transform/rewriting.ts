import type MagicString from 'magic-string'
import type { Node } from './node.ts'

/**
 * The names by which rewritten code reaches what the evaluator gives it. They are parameters of
 * the function that the code becomes, and no name that anybody would type.
 */
export const helper = {
  /** Whether a value is one that is awaited in place. */
  isPending: '__pending',
  /** Holds such a value between the question and the `await`. */
  held: '__held',
  /** Calls with Python's keyword arguments, or a class without `new`. */
  call: '__call',
  callMember: '__callMember',
  keyword: '__keyword',
  options: '__options',
  importModule: '__import',
  importPython: '__importPython',
  importNames: '__importNames',
  disposer: '__disposer',
} as const

/** One source that is being rewritten. */
export interface Rewriting {
  /** The source as it was entered, or with its types taken out. */
  readonly source: string
  readonly edits: MagicString
  /** Whether names that the source declares become globals; otherwise they are its own. */
  readonly persist: boolean
  /** The names that the source declares, imports or assigns at its top level. */
  readonly names: Set<string>
  /** Blocks that dispose of something are numbered. */
  disposers: number
}

/** The source text of a node. */
export function sourceOf({ source }: Rewriting, node: Node): string {
  return source.slice(node.start, node.end)
}

/** Keeps columns: the text in the width of what it replaces, blanks in front. */
export function padded(text: string, width: number): string {
  return text.padStart(width)
}

import { inspect, isDeepStrictEqual } from 'node:util'

/** What came of a line of an example. */
export type Outcome =
  | { readonly type: 'value'; readonly value: unknown; readonly printed: string }
  | { readonly type: 'error'; readonly error: unknown }

/** The value that a text is as an expression; `undefined` where it is none. */
function evaluated(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: new Function(`'use strict'; return (${text})`)() }
  } catch {
    return
  }
}

/** Whether `text` is `pattern`, in which `…` stands for anything within a line. */
function reads(text: string, pattern: string): boolean {
  const parts = pattern.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`).test(text)
}

/** The comment, and what is left of it when a remark behind a colon, comma or semicolon is cut. */
function readings(comment: string): readonly string[] {
  const cuts = [...comment.matchAll(/[:;,] /g)].map(({ index }) => comment.slice(0, index))
  return [comment, ...cuts.reverse()]
}

function valueReads(value: unknown, printed: string, text: string): boolean {
  const expected = evaluated(text)
  if (expected !== undefined && isDeepStrictEqual(value, expected.value)) return true
  return reads(value === undefined && printed !== '' ? printed : inspect(value), text)
}

/**
 * Whether a comment tells the truth about its line. It may be
 *
 * - the value as an expression, or as it prints; a remark may follow, behind `: `, `, ` or `; `
 * - what the line printed or logged, where it has no value
 * - `the same`, meaning the value of the claim before
 * - `throws NAME` or `throws NAME: MESSAGE`
 */
export function isTrue(comment: string, outcome: Outcome, before: unknown): boolean {
  if (outcome.type === 'error') {
    const { name, message } = outcome.error as Error
    return [`throws ${name}`, `throws ${name}: ${message}`].some((truth) => reads(truth, comment))
  }
  const { value, printed } = outcome
  if (comment === 'the same') return isDeepStrictEqual(value, before)
  return readings(comment).some((text) => valueReads(value, printed, text))
}

/** What came of a line, in words. */
export function told(outcome: Outcome): string {
  if (outcome.type === 'error') return `throws ${String(outcome.error)}`
  return outcome.value === undefined && outcome.printed ? outcome.printed : inspect(outcome.value)
}

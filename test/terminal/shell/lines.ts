import type { Step } from '../terminal-case.ts'

/** The first line of a shell that needs no network. */
export const greeting = 'pool-repl offline: try session.get(practice.url), .help lists commands'

/** Types lines and enters each. */
export function enter(...lines: readonly string[]): readonly Step[] {
  return lines.flatMap((line) => [{ type: line }, { press: 'Enter' }])
}

import type { Settings } from './header.ts'
import type { Relation } from './relation.ts'

/** Something in a transcript that is executed, and the output that stands below it. */
export interface Example {
  /**
   * - `input`: what was typed at the prompt;
   * - `code`: a block that is run whole, as a script;
   * - `command`: a command line that starts pool-repl;
   * - `shell`: a command line with a session below it.
   */
  readonly kind: 'input' | 'code' | 'command' | 'shell'
  /** Without its prompts. */
  readonly input: string
  /** The prompt that it stands behind; empty for code. */
  readonly prompt: string
  /** The line that it begins on, from 1. */
  readonly line: number
  readonly expected: readonly string[]
  /** The line that the output starts at, from 1. */
  readonly expectedLine: number
  /** Whether its output is compared; code without a block of output has only to succeed. */
  readonly compares: boolean
  /** Stands before each of its lines: its block is part of a list, say. */
  readonly indent: string
  /** What the headers say that are in force here. */
  readonly settings: Settings
}

/** A session as text: inputs behind their prompts, each with its output, and prose between them. */
export interface Transcript {
  readonly lines: readonly string[]
  /** How its lines end. */
  readonly lineEnd: '\n' | '\r\n' | '\r'
  readonly examples: readonly Example[]
  readonly relations: readonly Relation[]
}

/** The examples and relations of a part of a transcript. */
export type Part = Pick<Transcript, 'examples' | 'relations'>

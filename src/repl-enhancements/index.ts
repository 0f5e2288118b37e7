/**
 * A prompt for Node, Deno and Bun with the face of `node:repl`, and its parts.
 *
 * @module
 */

export type { BackgroundErrorOrigin } from './background-errors.ts'
export type { Command, CommandAction } from './commands.ts'
export {
  Evaluator,
  type EvaluatorOptions,
  type ScopedStatement,
} from './evaluator.ts'
export { showFirstPrompt } from './first-prompt.ts'
export { KeyboardInterrupt } from './keyboard-interrupt.ts'
export type {
  Completeness,
  EvaluateOptions,
  Evaluation,
  EvaluatorSource,
  LineEvaluator,
} from './line-evaluator.ts'
export { Repl } from './repl.ts'
export { runScript, type ScriptOptions } from './run-script.ts'
export { start } from './start.ts'
export type { InputStream, OutputStream, StartOptions } from './start-options.ts'

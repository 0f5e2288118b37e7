import process from 'node:process'
import { inspect } from 'node:util'
import type { BackgroundErrorOrigin } from './background-errors.ts'
import type { Completer } from './editing/completion.ts'
import type { HistoryOptions } from './editing/history-file.ts'
import type { EvaluatorSource, LineEvaluator } from './line-evaluator.ts'
import type { PrintTarget } from './screen/print-stream.ts'
import type { TerminalInput, TerminalOutput } from './screen/terminal.ts'

/** What `start` takes; the names are those of `node:repl` where it has them. */
export interface StartOptions {
  /**
   * Executes the lines. A function is called when the prompt is shown: give it the imports.
   * @default an `Evaluator` without names of its own
   */
  readonly evaluator?: EvaluatorSource
  /** Names that the lines see, beside those of the evaluator. */
  readonly globals?: Readonly<Record<string, unknown>>
  /** @default '>>> ' */
  readonly prompt?: string
  /** Stands before the second and later lines of an input. @default '... ' */
  readonly continuationPrompt?: string
  /** @default process.stdin */
  readonly input?: InputStream
  /** Where values go. @default process.stdout */
  readonly output?: OutputStream
  /** Where errors go, and the prompt when `output` is no terminal. @default process.stderr */
  readonly errorOutput?: OutputStream
  /** Whether to prompt. @default whether `input` and one of the outputs are terminals */
  readonly terminal?: boolean
  /** Where inputs are kept from one run to the next. @default nowhere */
  readonly history?: HistoryOptions | undefined
  /** What the tab key asks. @default names and members of values, and commands */
  readonly completer?: Completer | undefined
  /** How a value is shown. @default `inspect` of `node:util` */
  readonly writer?: (value: unknown) => string
  /** How an error that a line threw is shown. @default its stack */
  readonly writeError?: (error: unknown) => string
  /** How an error is shown that no line waits for. @default as `writeError` does */
  readonly onBackgroundError?: (error: unknown, origin: BackgroundErrorOrigin) => string
}

/** Where keys or a script come from. */
export interface InputStream extends TerminalInput {
  readonly isTTY?: boolean
}

/** Where text goes. */
export interface OutputStream extends TerminalOutput, PrintTarget {}

/** The options of `start` with nothing left open. */
export interface Settings extends Required<Omit<StartOptions, 'history' | 'completer'>> {
  readonly history?: HistoryOptions | undefined
  readonly completer?: Completer | undefined
  /** The output that the prompt is drawn on. */
  readonly promptOutput: OutputStream
}

/** Fills in what `options` leaves open. */
export function settingsFrom(options: StartOptions = {}): Settings {
  const input = options.input ?? process.stdin
  const output = options.output ?? process.stdout
  const errorOutput = options.errorOutput ?? process.stderr
  // As Python does: with standard output in a file the prompt is on standard error.
  const promptOutput = output.isTTY !== true && errorOutput.isTTY === true ? errorOutput : output
  const writeError = options.writeError ?? describeError
  return {
    evaluator: options.evaluator ?? loadDefaultEvaluator,
    globals: options.globals ?? {},
    history: options.history,
    completer: options.completer,
    prompt: options.prompt ?? '>>> ',
    continuationPrompt: options.continuationPrompt ?? '... ',
    input,
    output,
    errorOutput,
    promptOutput,
    terminal: options.terminal ?? (input.isTTY === true && promptOutput.isTTY === true),
    writer: options.writer ?? ((value) => inspect(value)),
    writeError,
    onBackgroundError: options.onBackgroundError ?? ((error) => writeError(error)),
  }
}

async function loadDefaultEvaluator(): Promise<LineEvaluator> {
  const { Evaluator } = await import('./evaluator.ts')
  return new Evaluator()
}

function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? String(error)) : `Uncaught ${inspect(error)}`
}

import { readFileSync } from 'node:fs'
import process from 'node:process'
import { ValueError } from '../errors.ts'
import { logging } from '../logging/index.ts'
import { watchBackgroundErrors } from '../repl-enhancements/background-errors.ts'
import type { Evaluator } from '../repl-enhancements/evaluator.ts'
import {
  type Evaluate,
  type Example,
  parseTranscript,
  type Replay,
  replay,
  type Transcript,
  unifiedDifference,
} from '../transcript/index.ts'
import { CapturedOutput } from './captured-output.ts'
import { errorPlace } from './error-place.ts'
import { errorText } from './error-text.ts'
import { FreshShell } from './fresh-shell.ts'
import { currentWording, type LogWording, wordingFilter } from './log-wording.ts'
import type { Mapping } from './practice-routes.ts'
import { valueText } from './value-text.ts'

/** What a check of transcripts is to do. */
export interface CheckOptions {
  /** Whether hosts are asked that no mapping leads elsewhere. @default false */
  readonly online?: boolean
  /** Further hosts and where they lead. @default none */
  readonly mappings?: readonly Mapping[]
  /** Settings that count before those of a header. */
  readonly wording?: Partial<LogWording>
  /** Whether each input is named with what came of it. @default false */
  readonly verbose?: boolean
}

const exitCodes = { same: 0, unusable: 2, different: 3 } as const

/**
 * Replays transcripts, each in a shell of its own, and reports on stdout.
 *
 * @returns the exit code: 0, 3 when an output is not as it stands there, 2 when a file is none
 */
export async function checkTranscripts(
  files: readonly string[],
  options: CheckOptions,
): Promise<number> {
  let code: number = exitCodes.same
  for (const file of files) {
    const transcript = readTranscript(file)
    const outcome =
      typeof transcript === 'string'
        ? complain(`${file}: ${transcript}`)
        : await checkTranscript(file, transcript, options)
    // a file that can't be used is worse news than one that differs
    if (code !== exitCodes.unusable && outcome !== exitCodes.same) code = outcome
  }
  return code
}

/** A file as a transcript, or why it is none. */
function readTranscript(file: string): Transcript | string {
  try {
    const transcript = parseTranscript(readFileSync(file, 'utf8'))
    wordingOf(transcript)
    return transcript.examples.length === 0 ? "no line begins with '>>> '" : transcript
  } catch (error) {
    if (error instanceof ValueError) return error.message
    const { code } = error as { code?: unknown }
    return code === 'ENOENT' ? 'there is no such file' : String((error as Error).message)
  }
}

function complain(message: string): number {
  process.stderr.write(`${message}\n`)
  return exitCodes.unusable
}

const headerNames: Readonly<Record<string, keyof LogWording>> = {
  'log-port': 'port',
  'log-requests': 'requests',
}

/** @throws ValueError when the header holds what there is not */
function wordingOf({ header }: Transcript): Partial<LogWording> {
  const wording: { -readonly [name in keyof LogWording]?: boolean } = {}
  for (const [name, value] of header) {
    const known = headerNames[name]
    if (known === undefined) {
      const names = Object.keys(headerNames).join(', ')
      throw new ValueError(`the header knows no '${name}', only ${names}`)
    }
    if (value !== 'on' && value !== 'off') {
      throw new ValueError(`in the header, ${name} takes on or off, not '${value}'`)
    }
    wording[known] = value === 'on'
  }
  return wording
}

async function checkTranscript(
  file: string,
  transcript: Transcript,
  options: CheckOptions,
): Promise<number> {
  const { online = false, mappings = [], verbose = false } = options
  const wording = { ...currentWording, ...wordingOf(transcript), ...options.wording }
  const shell = new FreshShell({ offline: !online, mappings })
  logging.getLogger('urllib3.connectionpool').addFilter(wordingFilter(wording))
  const played = await replayIn(shell, transcript)
  if (verbose) process.stdout.write(inputList(file, transcript, played))
  process.stdout.write(await report(file, transcript, played))
  return played.differences.length === 0 ? exitCodes.same : exitCodes.different
}

async function replayIn(shell: FreshShell, transcript: Transcript): Promise<Replay> {
  const output = new CapturedOutput()
  const unwatch = watchBackgroundErrors((error) => output.add(errorText(error)))
  try {
    await shell.evaluator.ready()
    return await replay(transcript, evaluation(shell.evaluator, output))
  } finally {
    unwatch()
    output.release()
    await shell.close()
  }
}

/** Executes inputs as the prompt does. */
function evaluation(evaluator: Evaluator, output: CapturedOutput): Evaluate {
  return async ({ input, line }) => {
    try {
      const { value, shown } = await evaluator.evaluate(input, { filename: `<line-${line}>` })
      if (shown && value !== undefined && value !== null) {
        output.add(valueText(value, false))
        evaluator.define('_', value)
      }
      await turn()
      return { printed: output.take() }
    } catch (error) {
      evaluator.define('_error', error)
      await turn()
      const shown = errorText(error, errorPlace(error, evaluator))
      return { printed: output.take(), error: { shown, summary: summaryOf(error) } }
    }
  }
}

/** A rejection that nobody awaits is reported in the turn after the one it happened in. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

function summaryOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.message === '' ? error.name : `${error.name}: ${error.message}`
}

async function report(file: string, transcript: Transcript, played: Replay): Promise<string> {
  const count = transcript.examples.length
  const inputs = count === 1 ? '1 input' : `${count} inputs`
  const { differences } = played
  if (differences.length === 0) return `${file}: ${inputs}, as written\n`
  const places = differences.map(
    ({ line, example }) => `${file}:${line}: not as written, after ${firstLine(example)}\n`,
  )
  const difference = await unifiedDifference(file, transcript, played)
  return `${places.join('')}${difference}${file}: ${inputs}, ${differences.length} not as written\n`
}

function inputList(file: string, { examples }: Transcript, { differences }: Replay): string {
  const failed = new Set(differences.map(({ example }) => example))
  const lines = examples.map((example) => {
    const word = failed.has(example) ? 'differs' : 'ok'
    return `${file}:${example.line}: ${word}: ${firstLine(example)}\n`
  })
  return lines.join('')
}

function firstLine({ input }: Example): string {
  return `>>> ${input.split('\n')[0]}`
}

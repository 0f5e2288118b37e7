import process from 'node:process'
import { watchBackgroundErrors } from '../repl-enhancements/background-errors.ts'
import {
  type Evaluate,
  type Replay,
  replay,
  type Transcript,
  unifiedDifference,
} from '../transcript/index.ts'
import type { CheckOptions } from './check-options.ts'
import {
  type CheckedFile,
  type FileResult,
  fileText,
  jsonReport,
  summaryText,
} from './check-report.ts'
import { checkSettings } from './check-settings.ts'
import { Interrupts } from './interrupts.ts'
import { leave } from './leaving.ts'
import { ProgressLine } from './progress-line.ts'
import { outputWithoutSecrets } from './session-transcript.ts'
import { readTranscript, writeTranscript } from './transcript-file.ts'
import { TranscriptShell } from './transcript-shell.ts'

const exitCodes = { same: 0, updated: 0, unusable: 2, different: 3 } as const
const interrupted = 130

/**
 * Replays transcripts, and ends the process with the exit code: whatever their inputs have left
 * running belongs to nobody any more.
 */
export async function checkAndLeave(
  files: readonly string[],
  options: CheckOptions,
): Promise<never> {
  const code = await checkTranscripts(files, options)
  watchBackgroundErrors(() => {})
  process.exitCode = code
  await leave(code)
  // the process has ended
  return new Promise<never>(() => {})
}

/**
 * Replays transcripts, each in a shell of its own, and reports on stdout.
 *
 * @returns the exit code: 0, 3 when an output is not as it stands there, 2 when a file is none,
 * 130 after ctrl-c
 */
export async function checkTranscripts(
  files: readonly string[],
  options: CheckOptions,
): Promise<number> {
  const interrupts = new Interrupts()
  const results: FileResult[] = []
  const progress = new ProgressLine()
  // what a transcript has left behind fails when its shell is closed, and is no part of any output
  const unwatch = watchBackgroundErrors(() => {})
  try {
    for (const [index, file] of files.entries()) {
      const place = files.length > 1 ? `${index + 1}/${files.length} ${file}` : file
      const show = (text: string): void => progress.show(`${place}: ${text}`)
      const result = await checkFile(file, options, { interrupts, show })
      progress.clear()
      results.push(result)
      report(result, options)
    }
  } catch (error) {
    progress.clear()
    if (!interrupts.signal.aborted) throw error
    process.stderr.write(`KeyboardInterrupt: ${files[results.length]} was not checked to its end\n`)
    return interrupted
  } finally {
    interrupts.close()
    unwatch()
  }
  if (options.json === true) process.stdout.write(jsonReport(results))
  else if (files.length > 1) process.stdout.write(summaryText(results))
  return exitCodeOf(results)
}

/** A file that can't be used is worse news than one that differs. */
function exitCodeOf(results: readonly FileResult[]): number {
  const codes = results.map(({ status }) => exitCodes[status])
  return codes.find((code) => code === exitCodes.unusable) ?? Math.max(0, ...codes)
}

function report(result: FileResult, { json = false, verbose = false }: CheckOptions): void {
  if (result.status === 'unusable') process.stderr.write(`${result.file}: ${result.complaint}\n`)
  else if (!json) process.stdout.write(fileText(result, verbose))
}

/** What a check of one file is given, beside its options. */
interface Course {
  readonly interrupts: Interrupts
  readonly show: (text: string) => void
}

async function checkFile(file: string, options: CheckOptions, course: Course): Promise<FileResult> {
  const transcript = readTranscript(file)
  if (typeof transcript === 'string') return { file, status: 'unusable', complaint: transcript }
  const played = await replayIn(transcript, options, course)
  if (played.differences.length === 0) {
    return { file, status: 'same', transcript, replay: played, diff: '' }
  }
  const diff = await unifiedDifference(file, transcript, played)
  const result: CheckedFile = { file, status: 'different', transcript, replay: played, diff }
  return options.update === true ? update(result) : result
}

/** Writes what came into the file; what no lines of it show stays a difference. */
function update(result: CheckedFile): FileResult {
  const { file, transcript, replay: played } = result
  const complaint = writeTranscript(file, played.lines.join(transcript.lineEnd))
  if (complaint !== undefined) return { file, status: 'unusable', complaint }
  const isWritten = played.differences.every(({ isInLines }) => isInLines)
  return isWritten ? { ...result, status: 'updated' } : result
}

async function replayIn(
  transcript: Transcript,
  options: CheckOptions,
  { interrupts, show }: Course,
): Promise<Replay> {
  const shell = new TranscriptShell(options, interrupts)
  const count = transcript.examples.length
  let done = 0
  const evaluate: Evaluate = async (example) => {
    show(`${done}/${count} inputs`)
    done += 1
    return shell.evaluate(example)
  }
  try {
    return await replay(transcript, evaluate, {
      normalisers: (settings) => options.normalisers ?? checkSettings(settings).normalisers,
      faster: options.faster ?? fasterIn(transcript),
      ...(options.update === true && { write: outputWithoutSecrets }),
    })
  } finally {
    await shell.close()
  }
}

function fasterIn({ examples }: Transcript): readonly string[] {
  return [...new Set(examples.flatMap(({ settings }) => checkSettings(settings).faster))]
}

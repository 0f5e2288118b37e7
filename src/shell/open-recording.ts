import { simulatedLines } from '../distance/simulated-lines.ts'
import { writingRefusal } from './record-refusal.ts'
import { Recording, type RecordingMode } from './recording.ts'
import type { ShellOptions } from './shell-options.ts'
import { startLine } from './start-line.ts'
import { currentVerdicts } from './verdicts.ts'

/** How a session is recorded. */
export interface RecordingPlan {
  readonly options: ShellOptions
  readonly mode: RecordingMode
  /** Whether it is the session that the file ends with. @default false */
  readonly goesOn?: boolean
}

/**
 * Begins to record a session of a shell with these options.
 *
 * @throws the error of the file system where the file can't be opened, or is there already
 */
export function openRecording(file: string, { options, mode, goesOn }: RecordingPlan): Recording {
  return new Recording(file, {
    mode,
    goesOn: goesOn ?? false,
    start: startLine(options, simulatedLines.startRttMs),
    keepsVerdicts: () => currentVerdicts() === 'on',
  })
}

/** What is wrong with a file that could not be opened; undefined for another error. */
export function refusalOf(error: unknown, file: string): string | undefined {
  if (!(error instanceof Error && 'code' in error && 'path' in error && error.path === file)) {
    return undefined
  }
  if (error.code === 'EEXIST') {
    return `${file} is there already; --append goes on in it, --force writes it anew`
  }
  return writingRefusal(error, file)
}

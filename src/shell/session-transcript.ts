import { stripVTControlCharacters } from 'node:util'
import type { RecordedInput } from '../repl-enhancements/session-record.ts'
import { PlotLines } from './record-plots.ts'
import { withoutSecrets } from './secrets.ts'
import { isVerdict } from './verdicts.ts'

/** Stands for any text in a line of output, and alone on a line for any lines. */
const ellipsis = '...'
/** Stands for an empty line of output, as in Python's `doctest`: a blank line would end it. */
const blankLine = '<BLANKLINE>'

/** Commands that are no part of what happened: they show, keep or fetch something. */
const leftOut = new Set('help exit break clear editor load save record trace'.split(' '))

/** What a transcript has that the inputs alone do not tell. */
export interface TranscriptOptions {
  /** The command line that starts such a shell. @default none */
  readonly start?: string | undefined
  /** Whether verdicts on connections were asked for from the start. @default false */
  readonly verdicts?: boolean
}

/**
 * The inputs of a session with their prompts, and what came of each, in the form that
 * `pool-repl check` compares.
 *
 * What differs from one run to the next is left open: ports of this machine, the size of what the
 * practice server answers, and which connection failed. Verdicts on connections and plots that
 * only a terminal shows, commands that only show something, and inputs that ctrl-c ended are left out.
 */
export function sessionTranscript(
  recorded: readonly RecordedInput[],
  { start, verdicts = false }: TranscriptOptions = {},
): string {
  let shows = verdicts
  const inputs = keptInputs(recorded).map(({ source, output, isCommand = false }) => {
    const choice = isCommand ? /^\.conn (on|off|auto)$/.exec(source)?.[1] : undefined
    if (choice !== undefined) shows = choice === 'on'
    return inputText(source) + outputText(output, shows)
  })
  return [...(start === undefined ? [] : [`$ ${start}\n`]), ...inputs].join('')
}

/** The inputs of a transcript, each with what appeared until the next one. */
function keptInputs(recorded: readonly RecordedInput[]): readonly RecordedInput[] {
  const kept: RecordedInput[] = []
  for (const input of recorded) {
    if (isKept(input) && !isInterrupted(input)) kept.push(input)
    // what comes late below an input that is left out is an earlier one's
    const last = kept.pop()
    if (last !== undefined) kept.push({ ...last, output: onOwnLines(last.output, input.late) })
  }
  return kept
}

function onOwnLines(output: string, late = ''): string {
  const isOpen = output !== '' && !output.endsWith('\n') && late !== ''
  return output + (isOpen ? '\n' : '') + late
}

/** Whether an input belongs into a transcript: all do but some commands. */
export function isKept({
  source,
  isCommand = false,
}: Pick<RecordedInput, 'source' | 'isCommand'>): boolean {
  return !(isCommand && leftOut.has(/^\.([\w-]+)/.exec(source)?.[1] ?? ''))
}

/** Whether ctrl-c has ended an input. */
export function isInterrupted({
  succeeded,
  output,
}: Pick<RecordedInput, 'succeeded' | 'output'>): boolean {
  return !succeeded && output.includes('KeyboardInterrupt')
}

/** An input with its prompts, and without its secrets. */
export function inputText(source: string): string {
  return `>>> ${withoutSecrets(source).split('\n').join('\n... ')}\n`.replace(/[ \t]+$/gm, '')
}

/** A text of output with `...` in the place of what looks like a secret, which fits all there was. */
export function outputWithoutSecrets(text: string): string {
  return withoutSecrets(text).replaceAll('***', ellipsis)
}

function outputText(output: string, verdicts: boolean): string {
  if (output === '') return ''
  const text = stripVTControlCharacters(output).replace(/\n$/, '')
  const plots = new PlotLines()
  return outputWithoutSecrets(text)
    .split('\n')
    .filter((line) => !plots.has(line) && (verdicts || !isVerdict(line)))
    .map((line) => `${openLine(line)}\n`)
    .join('')
}

/** A line of output with what differs from one run to the next left open. */
export function openLine(line: string): string {
  if (line.trim() === '') return blankLine
  if (/^(?:>>>|\.\.\.|\$)(?: |$)|\r|^# .* faster: /.test(line)) return ellipsis
  return (
    line
      .replace(/\b(127\.0\.0\.1|localhost):\d+/g, `$1:${ellipsis}`)
      // Its answers repeat what was sent, the runtime's name too.
      .replace(/^(DEBUG:urllib3\.connectionpool:http.*127\.0\.0\.1:.* \d+) \d+$/, `$1 ${ellipsis}`)
      .replace(/^( {2}where: )c\d+,/, `$1${ellipsis},`)
      .replace(/^In the background: /, ellipsis)
      .trimEnd()
  )
}

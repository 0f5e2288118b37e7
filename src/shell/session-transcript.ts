import { stripVTControlCharacters } from 'node:util'
import type { RecordedInput } from '../repl-enhancements/session-record.ts'
import { withoutSecrets } from './secrets.ts'
import { isVerdict } from './verdicts.ts'

/** Stands for any text in a line of output, and alone on a line for any lines. */
const ellipsis = '...'
/** Stands for an empty line of output, as in Python's `doctest`: a blank line would end it. */
const blankLine = '<BLANKLINE>'

/**
 * The inputs of a session with their prompts, and what came of each, in the form that
 * `pool-repl check` compares.
 *
 * What differs from one run to the next is left open: ports of this machine, the size of what the
 * practice server answers, and which connection failed. Verdicts on connections, which a replay does
 * not show, and inputs that ctrl-c ended are left out.
 */
export function sessionTranscript(recorded: readonly RecordedInput[]): string {
  return recorded
    .filter(({ succeeded, output }) => succeeded || !output.includes('KeyboardInterrupt'))
    .map(({ source, output }) => withPrompts(withoutSecrets(source)) + outputLines(output))
    .join('')
}

function withPrompts(source: string): string {
  return `>>> ${source.split('\n').join('\n... ')}\n`.replace(/[ \t]+$/gm, '')
}

/** A text of output with `...` in the place of what looks like a secret, which fits all there was. */
export function outputWithoutSecrets(text: string): string {
  return withoutSecrets(text).replaceAll('***', ellipsis)
}

function outputLines(output: string): string {
  if (output === '') return ''
  const text = stripVTControlCharacters(output).replace(/\n$/, '')
  return outputWithoutSecrets(text)
    .split('\n')
    .filter((line) => !isVerdict(line))
    .map((line) => `${openLine(line)}\n`)
    .join('')
}

function openLine(line: string): string {
  if (line.trim() === '') return blankLine
  if (/^(?:>>>|\.\.\.)(?: |$)/.test(line)) return ellipsis
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

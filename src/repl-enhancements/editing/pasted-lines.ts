import { splitTranscript } from '../transform/transcript.ts'

/**
 * The lines of a pasted text. When it is a transcript, its prompts are cut off and the lines
 * that were printed are left out.
 *
 * @example
 * pastedLines('>>> 1 + 1\n2\n') // ['1 + 1', '']
 */
export function pastedLines(text: string): readonly string[] {
  const lines = text.split(/\r\n?|\n/)
  const inputs = splitTranscript(text)
  if (inputs.length === 1 && inputs[0] === text) return lines
  const typed = inputs.flatMap((input) => input.split('\n'))
  // The last input was entered when something follows it, if only a line break.
  const last = typed.at(-1) ?? ''
  return last !== '' && lines.at(-1)?.endsWith(last) ? typed : [...typed, '']
}

const prompts = /^(?:>>>|In \[\d+\]:)(?: |$)/
const continuations = /^(?:\.\.\.|\s+\.\.\.:)(?: |$)/

/**
 * The inputs of a text that was copied with its prompts: `>>> ` and `... `, or IPython's. Lines
 * that were printed are left out. A text without prompts is one input.
 *
 * @example
 * splitTranscript('>>> a = 1\n>>> a\n1') // ['a = 1', 'a']
 */
export function splitTranscript(source: string): readonly string[] {
  const inputs = transcriptInputs(source)
  return inputs === undefined ? [source] : inputs.map((input) => input.source)
}

/** An input of a transcript, and the line that it begins on, from 1. */
export interface TranscriptInput {
  readonly source: string
  readonly line: number
}

/** The inputs of a transcript, and where they stand; undefined for a text without prompts. */
export function transcriptInputs(source: string): readonly TranscriptInput[] | undefined {
  const lines = source.split(/\r\n?|\n/)
  if (!lines.some((line, index) => prompts.test(line) && isFree(lines[index - 1]))) return undefined
  const inputs: TranscriptInput[] = []
  let within = false
  for (const [index, text] of lines.entries()) {
    if (prompts.test(text)) {
      inputs.push({ source: text.replace(prompts, ''), line: index + 1 })
      within = true
    } else if (within && continuations.test(text)) {
      const { source: before = '', line = 1 } = inputs.pop() ?? {}
      inputs.push({ source: `${before}\n${text.replace(continuations, '')}`, line })
    } else within = false
  }
  return inputs
    .map(({ source: input, line }) => ({ source: input.trimEnd(), line }))
    .filter(({ source: input }) => input !== '')
}

/**
 * Behind code, `>>>` is a shift; a transcript begins with its prompt, below a blank line or below a
 * line of Python's comments.
 */
function isFree(before: string | undefined): boolean {
  return before === undefined || before.trim() === '' || before.startsWith('#')
}

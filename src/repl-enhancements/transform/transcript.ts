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
  const lines = source.split(/\r\n?|\n/)
  if (!lines.some((line, index) => prompts.test(line) && isFree(lines[index - 1]))) return [source]
  const inputs: string[] = []
  let within = false
  for (const line of lines) {
    if (prompts.test(line)) {
      inputs.push(line.replace(prompts, ''))
      within = true
    } else if (within && continuations.test(line)) {
      inputs.push(`${inputs.pop() ?? ''}\n${line.replace(continuations, '')}`)
    } else within = false
  }
  return inputs.map((input) => input.trimEnd()).filter((input) => input !== '')
}

/** Behind code, `>>>` is a shift; a transcript begins with its prompt, or below a blank line. */
function isFree(before: string | undefined): boolean {
  return before === undefined || before.trim() === ''
}

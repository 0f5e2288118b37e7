/** The prompts that a pasted transcript may carry. */
export interface Prompts {
  readonly prompt: string
  readonly continuationPrompt: string
}

/**
 * The lines of a pasted text. When it is a transcript, its prompts are cut off and the lines
 * that were printed are left out.
 *
 * @example
 * pastedLines('>>> 1 + 1\n2\n', { prompt: '>>> ', continuationPrompt: '... ' }) // ['1 + 1', '']
 */
export function pastedLines(text: string, prompts: Prompts): readonly string[] {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  if (!lines.some((line) => carries(line, prompts.prompt))) return lines
  const typed = lines.filter(
    (line) => carries(line, prompts.prompt) || carries(line, prompts.continuationPrompt),
  )
  const inputs = typed.map((line) =>
    carries(line, prompts.prompt)
      ? line.slice(prompts.prompt.length)
      : line.slice(prompts.continuationPrompt.length),
  )
  // A transcript ends with a whole line, whether or not the line break was selected too.
  return text.endsWith('\n') || typed.at(-1) !== lines.at(-1) ? [...inputs, ''] : inputs
}

// Editors and web pages cut the blank behind an empty prompt.
function carries(line: string, prompt: string): boolean {
  return line.startsWith(prompt) || line === prompt.trimEnd()
}

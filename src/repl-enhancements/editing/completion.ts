import { textWidth } from '../screen/text-width.ts'

/**
 * What the text before the cursor may be completed to, and its end that this stands for; as the
 * `completer` of `node:repl`.
 */
export type Completion = readonly [candidates: readonly string[], typed: string]

export type Completer = (before: string) => Completion | Promise<Completion>

/** So many candidates are shown. */
const shown = 200

/** What all texts begin with. */
export function commonPrefix(texts: readonly string[]): string {
  let [prefix = ''] = texts
  for (const text of texts) {
    while (!text.startsWith(prefix)) prefix = prefix.slice(0, -1)
  }
  return prefix
}

/**
 * Texts in columns, as `ls` lists them: read downwards, in as few rows as fit into `width`.
 *
 * @example
 * columns(['a', 'b', 'c'], 4) // 'a  c\nb'
 */
export function columns(texts: readonly string[], width: number): string {
  const listed = texts.slice(0, shown)
  const wide = Math.max(...listed.map(textWidth)) + 2
  const across = Math.max(Math.floor((width + 2) / wide), 1)
  const rows = Math.ceil(listed.length / across)
  const lines = Array.from({ length: rows }, (_, row) =>
    listed
      .filter((_, index) => index % rows === row)
      .map((text) => text + ' '.repeat(wide - textWidth(text)))
      .join('')
      .trimEnd(),
  )
  if (texts.length > shown) lines.push(`… and ${texts.length - shown} more`)
  return lines.join('\n')
}

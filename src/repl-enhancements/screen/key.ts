/** A key as `node:readline` reports it, as far as the prompt looks at it. */
export interface Key {
  readonly name?: string | undefined
  readonly ctrl?: boolean | undefined
  readonly meta?: boolean | undefined
}

/** The name of a key in the style of Emacs: `a`, `C-a`, `M-b`, `C-left`. */
export function keyName(key: Key, text: string | undefined): string {
  // ctrl-_ has no name on any runtime.
  if (text === '\u001f') return 'C-_'
  return `${key.ctrl ? 'C-' : ''}${key.meta ? 'M-' : ''}${key.name ?? text ?? ''}`
}

/** The text that a key types, or nothing when the key is a command. */
export function typedText(key: Key, text: string | undefined): string | undefined {
  if (text === undefined || key.ctrl || key.meta) return undefined
  const code = text.codePointAt(0) ?? 0
  return code < 32 || code === 127 ? undefined : text
}

/** What a dot command does; `this` is the prompt it was typed at, as in `node:repl`. */
export type CommandAction<This> = (this: This, text: string) => void | Promise<void>

/** A dot command. */
export interface Command<This> {
  /** One line for `.help`. */
  readonly help?: string
  /** Whether ctrl-c ends it, by the interrupt signal of its action. @default false */
  readonly interruptible?: boolean
  readonly action: CommandAction<This>
}

/** A line found to be a command, and what stands behind its name. */
export interface CommandCall {
  readonly keyword: string
  readonly text: string
}

/**
 * The command in the last line of `source`, if it has the form of one: `.save file.txt`. `name?`
 * is short for `.help name`, as in IPython.
 */
export function parseCommand(source: string): CommandCall | undefined {
  const [, asked] = /^\s*([\p{ID_Start}$_][\p{ID_Continue}$.]*)\?\??\s*$/u.exec(source) ?? []
  if (asked !== undefined) return { keyword: 'help', text: asked }
  const line = source.slice(source.lastIndexOf('\n') + 1).trimEnd()
  const [, keyword, text = ''] = /^\.([a-zA-Z][\w-]*)(?:\s+(.*))?$/.exec(line) ?? []
  return keyword === undefined ? undefined : { keyword, text }
}

/** The lines of `.help`: name and purpose of each command, by name. */
export function helpLines(commands: ReadonlyMap<string, Pick<Command<never>, 'help'>>): string[] {
  const width = Math.max(...Array.from(commands.keys(), (name) => name.length)) + 1
  return [...commands]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { help = '' }]) => `.${name}`.padEnd(width + 2) + help)
    .map((line) => line.trimEnd())
}

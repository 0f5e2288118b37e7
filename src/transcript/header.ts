import { ValueError } from '../errors.ts'

/** What a header says, by name: `log-port` is `off`. */
export type Settings = ReadonlyMap<string, string>

/**
 * The settings of a line `# pool-repl: log-port=off`; undefined for another line.
 *
 * @param number the line, from 1
 * @throws ValueError when one is not `name=value`
 */
export function settingsOfLine(line: string, number: number): Settings | undefined {
  const [, text] = /^#\s*pool-repl:(.*)$/.exec(line) ?? []
  return text === undefined ? undefined : settingsOf(text, number)
}

/** The same of a comment of Markdown; `skip` leaves out the block below. */
export function settingsOfComment(line: string, number: number): Settings | 'skip' | undefined {
  const [, text] = /^\s*<!--\s*pool-repl:(.*?)-->\s*$/.exec(line) ?? []
  if (text === undefined) return undefined
  return text.trim() === 'skip' ? 'skip' : settingsOf(text, number)
}

function settingsOf(text: string, number: number): Settings {
  const settings = new Map<string, string>()
  for (const setting of text.trim().split(/\s+/)) {
    const [, name, value] = /^([^=]+)=(.+)$/.exec(setting) ?? []
    if (name === undefined || value === undefined) {
      throw new ValueError(`line ${number}: a header takes name=value, not '${setting}'`)
    }
    settings.set(name, value)
  }
  return settings
}

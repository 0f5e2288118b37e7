import { CodeCompleter } from '../repl-enhancements/completing/code-completer.ts'
import type { Completer } from '../repl-enhancements/editing/completion.ts'
import { Documentation } from './documentation.ts'
import { logChoices } from './log-switch.ts'

/** What the tab key asks in the shell: names, members and keyword arguments, and commands. */
export function createCompleter(
  isOwn: (callee: unknown) => boolean,
  commands: () => Iterable<string>,
): Completer {
  const knowledge = new Documentation(isOwn)
  const completer = new CodeCompleter({ commands, words: { log: logChoices }, knowledge })
  return (before) => completer.complete(before)
}

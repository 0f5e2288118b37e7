import { helpLines } from './commands.ts'
import type { Repl } from './repl.ts'

/** Gives `repl` the commands that `node:repl` has and that need nothing but the prompt. */
export function addStandardCommands(repl: Repl): void {
  repl.defineCommand('help', {
    help: 'Show this list',
    action() {
      this.printAbove([...helpLines(this.commands), '', ...keys].join('\n'))
    },
  })
  repl.defineCommand('exit', {
    help: 'Leave the shell',
    action() {
      this.close()
    },
  })
  repl.defineCommand('break', {
    help: 'Drop the lines of an input that is not finished',
    action() {},
  })
  repl.defineCommand('clear', {
    help: 'Do the same as .break',
    action() {
      this.emit('reset', this.context)
    },
  })
}

const keys = ['ctrl-c drops what is typed or interrupts what is executed, ctrl-d leaves.'] as const

import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
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
  repl.defineCommand('editor', {
    help: 'Type several lines, and execute them at the end',
    async action() {
      this.printAbove('// ctrl-d executes what is typed, ctrl-c drops it', 'stderr')
      const block = await this.readBlock()
      if (block !== undefined) await this.run(block, { whole: true })
    },
  })
  repl.defineCommand('load', {
    help: 'Execute FILE: a script, or the inputs of a transcript',
    async action(file) {
      await load(this, unquoted(file))
    },
  })
}

/** A transcript is shown with its inputs, as it went; of a script only what it does. */
async function load(repl: Repl, file: string): Promise<void> {
  if (file === '') throw new Error('.load takes the name of a file')
  const text = (await textOf(file)).replace(/^\uFEFF|^#!.*/, '')
  await repl.run(text, { filename: basename(file), transcript: file.endsWith('.txt') })
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    throw new Error(`there is no file ${file}`, { cause: error })
  }
}

/** A file name as it was typed: in quotes, or without. */
export function unquoted(text: string): string {
  return /^(['"])(.*)\1$/.exec(text.trim())?.[2] ?? text.trim()
}

const keys = ['ctrl-c drops what is typed or interrupts what is executed, ctrl-d leaves.'] as const

import { writeFile } from 'node:fs/promises'
import type { Repl } from '../repl-enhancements/repl.ts'
import { unquoted } from '../repl-enhancements/standard-commands.ts'
import type { ShellEvaluator } from './create-evaluator.ts'
import { addRecordCommand } from './record-command.ts'
import type { ShellOptions } from './shell-options.ts'

/** Gives `repl` the commands of the shell. What they need is loaded when they are called. */
export function addShellCommands(
  repl: Repl,
  evaluator: () => Promise<ShellEvaluator>,
  options: ShellOptions = {},
): void {
  addRecordCommand(repl, evaluator, options)
  const listCommands = repl.commands.get('help')
  repl.defineCommand('help', {
    help: 'Show this list, or what NAME is; NAME? does so, too',
    async action(name) {
      if (name === '') return listCommands?.action.call(this, '')
      const { documentationText } = await import('./documentation-text.ts')
      this.printAbove(documentationText(name, (await evaluator()).namespace.isOwn))
    },
  })
  repl.defineCommand('save', {
    help: 'Write the session to FILE: a script, or with .txt a transcript',
    async action(file) {
      this.printAbove(
        await save(this.recorded, unquoted(file), await evaluator(), options),
        'stderr',
      )
    },
  })
  repl.defineCommand('fresh', {
    help: 'Begin with a new session, and close the old one',
    async action() {
      const { Session } = await import('../sessions/index.ts')
      const { bill } = await import('../ledger/index.ts')
      const old: unknown = Reflect.get(this.context, 'session')
      if (old instanceof Session) old.close()
      const loaded = await evaluator()
      loaded.define('session', new Session())
      bill.reset()
      this.printAbove('session is a new one; the connections of the old one are closed', 'stderr')
    },
  })
  repl.defineCommand('log', {
    help: 'Log nothing (off), connections (conn), or requests as well (debug)',
    async action(choice) {
      await evaluator()
      const { currentLog, logChoices, switchLog } = await import('./log-switch.ts')
      const wanted = logChoices.find((one) => one === choice)
      if (wanted !== undefined) switchLog(wanted)
      else if (choice !== '') throw new Error('.log takes off, conn or debug')
      else this.printAbove(currentLog())
    },
  })
  repl.defineCommand('conn', {
    help: 'Tell of each answer which connection served it: on, off, auto',
    async action(choice) {
      await evaluator()
      const { currentVerdicts, showVerdicts } = await import('./verdicts.ts')
      const { verdictChoices } = await import('./verdict-choices.ts')
      const wanted = verdictChoices.find((one) => one === choice)
      if (wanted !== undefined) showVerdicts(wanted)
      else if (choice !== '') throw new Error('.conn takes on, off or auto')
      else this.printAbove(currentVerdicts())
    },
  })
  repl.defineCommand('conns', {
    help: 'Show the connections; with closed, those that are closed as well',
    async action(which) {
      if (which !== '' && which !== 'closed') throw new Error('.conns takes closed, or nothing')
      const { conns } = await import('../ledger/index.ts')
      this.printAbove(String(conns({ closed: which === 'closed' })))
    },
  })
  repl.defineCommand('bill', {
    help: 'Show what connections have cost since the start, or since .fresh',
    async action() {
      const { bill } = await import('../ledger/index.ts')
      this.printAbove(String(bill()))
    },
  })
  repl.defineCommand('run', {
    help: 'Run a saved script, such as reuse; without a name, list them',
    interruptible: true,
    async action(text) {
      await evaluator()
      const { runSavedScript } = await import('./run-saved-script.ts')
      const practice: unknown = Reflect.get(this.context, 'practice')
      await runSavedScript(text, practice, (line, stream) => this.printAbove(line, stream))
    },
  })
  repl.defineCommand('trace', {
    help: 'Show where the last error came from',
    async action() {
      const { traceText } = await import('./trace-text.ts')
      const loaded = await evaluator()
      const error: unknown = Reflect.get(this.context, '_error')
      this.printAbove(
        traceText(error, (one) => loaded.userStack(one)),
        'stderr',
      )
    },
  })
}

async function save(
  recorded: Repl['recorded'],
  file: string,
  { namespace }: ShellEvaluator,
  options: ShellOptions,
): Promise<string> {
  if (file === '') throw new Error('.save takes the name of a file')
  if (file.endsWith('.txt')) return saveTranscript(recorded, file, options)
  const { sessionScript } = await import('./session-script.ts')
  const typed = recorded.filter(({ isCommand = false }) => !isCommand)
  await write(file, sessionScript(typed, namespace, /\.[cm]?tsx?$/.test(file)))
  return `${file}: ${inputs(typed.filter(({ succeeded }) => succeeded).length)}`
}

async function saveTranscript(
  recorded: Repl['recorded'],
  file: string,
  options: ShellOptions,
): Promise<string> {
  const [{ isInterrupted, isKept, sessionTranscript }, { startLine }, { simulatedLines }] =
    await Promise.all([
      import('./session-transcript.ts'),
      import('./start-line.ts'),
      import('../distance/simulated-lines.ts'),
    ])
  const start = startLine(options, simulatedLines.startRttMs)
  await write(file, sessionTranscript(recorded, { start, verdicts: options.conn === 'on' }))
  const written = recorded.filter((input) => isKept(input) && !isInterrupted(input))
  return `${file}: ${inputs(written.length)}`
}

async function write(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text)
  } catch (error) {
    const { writingRefusal } = await import('./record-refusal.ts')
    const refusal = writingRefusal(error, file)
    throw refusal === undefined ? error : new Error(refusal, { cause: error })
  }
}

function inputs(count: number): string {
  return count === 1 ? '1 input' : `${count} inputs`
}

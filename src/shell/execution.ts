import { existsSync, statSync } from 'node:fs'
import process from 'node:process'
import { simulatedLines } from '../distance/simulated-lines.ts'
import type { Evaluator } from '../repl-enhancements/evaluator.ts'
import { applyColorChoice } from './colors.ts'
import type { CommandLine, Execution, ParsedCommand } from './command-line.ts'
import type { ShellOptions } from './shell-options.ts'

type Of<Type extends ParsedCommand['type']> = Extract<ParsedCommand, { readonly type: Type }>

/** Does what a command line asks for, and answers with the exit code. */
export async function execute({ command, color, rttMs }: CommandLine): Promise<number> {
  applyColorChoice(color, process.env)
  simulatedLines.startRttMs = rttMs
  const complaint = complaintAbout(command) ?? (await missingPackage(command))
  if (complaint !== undefined) {
    process.stderr.write(`error: ${complaint}\n`)
    return 2
  }
  switch (command.type) {
    case 'exit':
      return command.code
    case 'check': {
      const { checkAndLeave } = await import('./transcript-check.ts')
      return checkAndLeave(command.files, command.options)
    }
    case 'shell':
      if (!process.stdin.isTTY && !command.interactive) return runStandardInput(command)
      return startShell(command, async () => {})
    case 'script':
      return runScript(command)
    case 'record':
      return record(command)
    case 'stdin':
      return runStandardInput(command)
    case 'code':
      return runCode(command, command.code, '<eval>', command.print)
  }
}

/** A prompt, after something was done with its evaluator. */
async function startShell(
  execution: Execution,
  first: (evaluator: Evaluator, options: ShellOptions) => Promise<void>,
): Promise<number> {
  const { startShell } = await import('./shell.ts')
  const { options } = execution
  return startShell({
    ...options,
    prepare: async (evaluator) => {
      await loadFirst(execution)
      await first(evaluator, options)
    },
  })
}

/** A prompt, or piped text, that is written into a file as it goes. */
async function record(command: Of<'record'>): Promise<number> {
  const { file, mode, options } = command
  const { openRecording, refusalOf } = await import('./open-recording.ts')
  try {
    const recording = openRecording(file, { options, mode })
    const recorded = { ...options, recording }
    if (process.stdin.isTTY === true) {
      return await startShell({ ...command, options: recorded }, async () => {})
    }
    const { recordText } = await import('./record-session.ts')
    const settings = { ...recorded, prepare: () => loadFirst(command) }
    const code = await recordText(await readStandardInput(), recording, settings)
    recording.close()
    return code
  } catch (error) {
    const refusal = refusalOf(error, file)
    if (refusal === undefined) throw error
    process.stderr.write(`error: ${refusal}\n`)
    return 2
  }
}

async function runStandardInput(execution: Execution): Promise<number> {
  return runCode(execution, await readStandardInput(), '<stdin>', false)
}

async function runCode(
  execution: Execution,
  source: string,
  filename: string,
  print: boolean,
): Promise<number> {
  const name = filename === '<stdin>' ? ['-'] : []
  process.argv.splice(1, process.argv.length, ...name, ...execution.args)
  const code = { source, filename, print }
  if (execution.interactive) {
    return startShell(execution, async (evaluator, options) => {
      const { evaluateIn } = await import('./code-evaluation.ts')
      await evaluateIn(evaluator, code, options)
    })
  }
  const { evaluateCode } = await import('./code-evaluation.ts')
  return evaluateCode(code, { ...execution.options, prepare: () => loadFirst(execution) })
}

async function runScript(command: Of<'script'>): Promise<number> {
  const { file, args, options, interactive } = command
  const { runScriptFile } = await import('./script-file.ts')
  if (interactive) {
    return startShell(command, async (evaluator) => {
      const exported = await runScriptFile(file, args)
      for (const [name, value] of Object.entries(exported)) evaluator.define(name, value)
    })
  }
  const { prepareProcess, showScriptError } = await import('./script-environment.ts')
  const leaveErrors = await prepareProcess(options, command.log)
  try {
    await loadFirst(command)
    await runScriptFile(file, args)
    return 0
  } catch (error) {
    leaveErrors()
    return showScriptError(error)
  }
}

/** What is wrong with the files that a command line names. */
function complaintAbout(command: ParsedCommand): string | undefined {
  const preloads = 'preloads' in command ? command.preloads : []
  const missing = preloads.find((path) => /^\.{0,2}\//.test(path) && !existsSync(path))
  if (missing !== undefined) return `-r: there is no file '${missing}'`
  if (command.type !== 'script') return undefined
  const { file } = command
  const found = statSync(file, { throwIfNoEntry: false })
  if (found?.isDirectory()) return `'${file}' is a folder, not a script`
  if (found !== undefined) return undefined
  const hint = /^\w+$/.test(file) ? '; the subcommands are check, record, run and scripts' : ''
  return `there is no file '${file}'${hint}`
}

/** What is wrong with the packages that it names. */
async function missingPackage(command: ParsedCommand): Promise<string | undefined> {
  if (!('preloads' in command) || command.preloads.length === 0) return undefined
  const { isMissingPackage } = await import('./script-file.ts')
  const missing = command.preloads.find(isMissingPackage)
  return missing && `-r: there is no package '${missing}' here, and no such file`
}

async function loadFirst({ preloads }: Execution): Promise<void> {
  if (preloads.length === 0) return
  const { preload } = await import('./script-file.ts')
  for (const module of preloads) await preload(module)
}

async function readStandardInput(): Promise<string> {
  process.stdin.setEncoding('utf8')
  let text = ''
  for await (const chunk of process.stdin) text += String(chunk)
  return text
}

import { type ChildProcess, spawn } from 'node:child_process'
import process from 'node:process'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { Practice } from '../practice/index.ts'
import { interruptSignal } from '../runtime/interrupt.ts'
import { type RuntimeName, runtimeName } from '../runtime/name.ts'
import { commandWords } from './command-words.ts'
import { packageCommand } from './package-entries.ts'
import { savedScript, savedScriptLines } from './saved-scripts.ts'

type Print = (text: string, stream: 'stdout' | 'stderr') => void

/** What the runtime is given besides, to start the command as it was started itself. */
const runtimeArguments: Readonly<Record<RuntimeName, () => readonly string[]>> = {
  node: () => process.execArgv,
  deno: () => ['run', '-A'],
  bun: () => [],
}

/**
 * Runs a saved script in a process of its own, so that the session at the prompt stays as it is;
 * ctrl-c ends it. The distance of the prompt's practice server is that of the script's, too.
 *
 * @param text the name, and the options of the script; empty for the list of scripts
 * @throws Error when there is no such script, or when it ends with another exit code than 0
 */
export async function runSavedScript(text: string, practice: unknown, print: Print): Promise<void> {
  const [name, ...args] = commandWords(text)
  if (name === undefined) return print(savedScriptLines().join('\n'), 'stdout')
  const script = savedScript(name)
  if (typeof script === 'string') throw new Error(script.replace("'pool-repl scripts'", '.run'))
  const rtt = practice instanceof Practice && practice.rtt > 0 ? [`--rtt=${practice.rtt}s`] : []
  const command = [...runtimeArguments[runtimeName](), fileURLToPath(packageCommand())]
  const started = [...command, ...rtt, 'run', name, ...args]
  const code = await outcomeOf(
    spawn(process.execPath, started, { stdio: ['ignore', 'pipe', 'pipe'] }),
    print,
  )
  if (code !== 0) throw new Error(`${name} ended with exit code ${code}`)
}

/** Prints what a process writes, line by line, until it ends; gives its exit code. */
async function outcomeOf(child: ChildProcess, print: Print): Promise<number | null> {
  const signal = interruptSignal()
  const kill = (): boolean => child.kill('SIGINT')
  signal?.addEventListener('abort', kill, { once: true })
  try {
    const ended = new Promise<number | null>((resolve, reject) => {
      child.on('error', reject)
      child.on('close', resolve)
    })
    printLines(child.stdout, (line) => print(line, 'stdout'))
    printLines(child.stderr, (line) => print(line, 'stderr'))
    return await ended
  } finally {
    signal?.removeEventListener('abort', kill)
  }
}

function printLines(stream: Readable | null, print: (line: string) => void): void {
  if (stream !== null) createInterface({ input: stream }).on('line', print)
}

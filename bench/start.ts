import { spawn } from 'node:child_process'
import { command } from './build.ts'
import type { Measured } from './goals.ts'
import type { Subject } from './result.ts'
import type { Runtime } from './runtime.ts'
import type { Goal } from './workload.ts'

const first = 'first prompt of pool-repl'
const bare = "first prompt of the runtime's own shell"
const printed = 'pool-repl -p 1'
const printedBare = "the runtime's own -p 1"

function goalOf({ name }: Runtime): Goal {
  if (name.startsWith('Bun')) {
    return { what: 'first prompt on Bun', over: first, figure: 'ms', atMost: 60 }
  }
  return {
    what: "first prompt over that of the runtime's bare REPL",
    over: first,
    under: bare,
    figure: 'time',
    atMost: 1.25,
  }
}

export function startSubject(runtime: Runtime): Subject {
  return {
    name: 'start',
    title: 'from the start of the process to its first prompt, and to its end after one line',
    reference: bare,
    goals: [goalOf(runtime)],
  }
}

/**
 * Starts the shells in turn, each on a terminal of its own that `script` makes.
 *
 * @throws Error where there is no `script` of util-linux
 */
export async function runStart(runtime: Runtime, quick: boolean): Promise<readonly Measured[]> {
  const [program = '', ...args] = runtime.command.filter(
    (part) => part !== '--import' && part !== 'tsx',
  )
  const shell = [program, ...args, command]
  const contenders: readonly [string, () => Promise<number>][] = [
    [bare, () => toPrompt(runtime.repl)],
    [first, () => toPrompt(shell)],
    [printedBare, () => toEnd([...runtime.print, '1'])],
    [printed, () => toEnd([...shell, '-p', '1'])],
  ]
  const seconds = contenders.map((): number[] => [])
  for (let round = -2; round < (quick ? 7 : 41); round += 1) {
    for (const [index, [, once]] of contenders.entries()) {
      const took = await once()
      // the first two rounds fill the caches
      if (round >= 0) seconds[index]?.push(took)
    }
  }
  return contenders.map(([name], index) => ({ name, seconds: seconds[index] ?? [] }))
}

const environment = { ...process.env, TERM: 'xterm', NO_COLOR: '1' }
/** What ends a prompt: `> ` as the last thing on the screen; controls are left out. */
const prompt = /> $/
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is the escapes that are left out
const controls = /\u001b(?:\[[0-9;?<>=]*[a-zA-Z]|[=>])|[\r\n]/g

function toPrompt(words: readonly string[]): Promise<number> {
  const line = words.map((word) => `'${word}'`).join(' ')
  const startMs = performance.now()
  const child = spawn('script', ['-q', '-e', '-c', line, '/dev/null'], {
    env: environment,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  let text = ''
  return new Promise((resolve, reject) => {
    let seconds: number | undefined
    child.once('error', reject)
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      text += piece
      if (seconds !== undefined || !prompt.test(text.replace(controls, ''))) return
      seconds = (performance.now() - startMs) / 1000
      // the terminal goes, and the shell with it
      child.kill('SIGKILL')
    })
    child.once('close', () => {
      if (seconds !== undefined) resolve(seconds)
      else reject(new Error(`${line} showed no prompt: ${JSON.stringify(text.slice(-200))}`))
    })
  })
}

function toEnd([program = '', ...args]: readonly string[]): Promise<number> {
  const startMs = performance.now()
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (status) => {
      if (status === 0) resolve((performance.now() - startMs) / 1000)
      else reject(new Error(`${program} ${args.join(' ')} ended with ${status}`))
    })
  })
}

import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { performance } from 'node:perf_hooks'

/** What a program in a terminal is started with, and what its prompt looks like. */
export interface PromptedCommand {
  readonly command: string
  /** The end of what is on the screen when it prompts. */
  readonly prompt: RegExp
}

const limitMs = 10_000

/** Escape sequences, and returns to the first column. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what they begin with
const control = /\u001b\[[\d;?]*[A-Za-z]|\r/g

/** The milliseconds from the start of a command in a terminal of its own to its first prompt. */
export function firstPromptMs({ command, prompt }: PromptedCommand): Promise<number> {
  return new Promise((resolve, reject) => {
    const begin = performance.now()
    // util-linux's: it runs the command in a pseudoterminal
    const child = spawn('script', ['-qefc', command, '/dev/null'], {
      cwd: tmpdir(),
      stdio: ['pipe', 'pipe', 'ignore'],
      env: {
        ...process.env,
        TERM: 'xterm-256color',
        POOL_REPL_HISTORY: '',
        NODE_REPL_HISTORY: '',
        DENO_REPL_HISTORY: '',
      },
    })
    let screen = ''
    let ms: number | undefined
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`no prompt of ${command} in ${limitMs} ms: ${JSON.stringify(screen)}`))
    }, limitMs)
    child.stdout.on('data', (chunk: Buffer) => {
      screen += String(chunk)
      if (ms !== undefined || !prompt.test(screen.replace(control, ''))) return
      ms = performance.now() - begin
      // ctrl-d ends each of them
      child.stdin.write('\u0004')
      setTimeout(() => child.kill('SIGHUP'), 2_000).unref()
    })
    child.once('close', () => {
      clearTimeout(timer)
      if (ms !== undefined) resolve(ms)
      else reject(new Error(`${command} has ended: ${screen}`))
    })
  })
}

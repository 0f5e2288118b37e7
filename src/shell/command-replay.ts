import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { runtimeName } from '../runtime/name.ts'

const isWindows = process.platform === 'win32'

/** How the command is started on this runtime, from its sources or built. */
export function startOfCommand(): readonly string[] {
  const isSource = import.meta.url.endsWith('.ts')
  const cli = fileURLToPath(new URL(`../cli${isSource ? '.ts' : '.js'}`, import.meta.url))
  if (runtimeName === 'deno') return [process.execPath, 'run', '-A', cli]
  if (runtimeName === 'bun' || !isSource) return [process.execPath, cli]
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  return [process.execPath, '--import', tsx, cli]
}

/**
 * Runs command lines in which `pool-repl` is this very program, on this runtime, whatever is
 * installed. The lines are the shell's, so pipes and variables work.
 */
export class CommandReplay {
  readonly #folder: string = mkdtempSync(join(tmpdir(), 'pool-repl-commands-'))

  /** @param options what each `pool-repl` is given before its own arguments */
  constructor(options: readonly string[]) {
    const words = [...startOfCommand(), ...options]
    if (isWindows) {
      const line = words.map((word) => `"${word}"`).join(' ')
      writeFileSync(join(this.#folder, 'pool-repl.cmd'), `@${line} %*\r\n`)
    } else {
      const line = words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ')
      const text = `#!/bin/sh\nexec ${line} "$@"\n`
      writeFileSync(join(this.#folder, 'pool-repl'), text, { mode: 0o755 })
    }
  }

  /** What a line prints, on both streams, in the order in which it comes. */
  async run(line: string, signal: AbortSignal): Promise<string> {
    signal.throwIfAborted()
    const own = line.replace(
      /\b(?:npx|bunx|deno run)(?:\s+-\S+)*\s+(?:npm:)?(?=pool-repl(?:\s|$))/g,
      '',
    )
    const { FORCE_COLOR: _, PATH = '', ...inherited } = process.env
    const child = spawn(isWindows ? `(${own}) 2>&1` : `exec 2>&1\n${own}`, {
      shell: true,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...inherited, NO_COLOR: '1', PATH: `${this.#folder}${delimiter}${PATH}` },
    })
    const stop = (): void => {
      child.kill('SIGINT')
    }
    signal.addEventListener('abort', stop, { once: true })
    const ended = new Promise<void>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', () => resolve())
    })
    let text = ''
    child.stdout.setEncoding('utf8')
    child.stdout.on('data', (chunk: string) => {
      text += chunk
    })
    try {
      await ended
    } finally {
      signal.removeEventListener('abort', stop)
    }
    signal.throwIfAborted()
    return text.replaceAll('\r\n', '\n')
  }

  /** Takes away what running needed. */
  close(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type RuntimeName, runtimeName } from '../../src/runtime/name.ts'

/** What a process left behind. */
export interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

const root = fileURLToPath(new URL('../../', import.meta.url))
const flags: Readonly<Record<RuntimeName, readonly string[]>> = {
  node: ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href],
  deno: ['run', '-A'],
  bun: [],
}

export interface ProcessOptions {
  readonly folder?: string
  readonly input?: string
  readonly env?: Readonly<Record<string, string | undefined>>
}

/** Starts the command on the runtime that runs this test, from source. */
export function poolRepl(args: readonly string[], options: ProcessOptions = {}): Ended {
  const { folder = root, input = '', env = {} } = options
  const { VITEST: _, FORCE_COLOR: __, NO_COLOR: ___, ...inherited } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, commandOf(args), {
    cwd: folder,
    input,
    encoding: 'utf8',
    env: { ...inherited, ...env },
    timeout: 60_000,
  })
  return { status, stdout, stderr }
}

/** The same as a command of `sh`. */
export function shellLine(args: readonly string[]): string {
  const words = [process.execPath, ...commandOf(args)]
  return words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ')
}

/** What `process.execPath` takes to start the command. */
export function commandOf(args: readonly string[]): readonly string[] {
  return [...flags[runtimeName], join(root, 'src/cli.ts'), ...args]
}

/** A folder with files, which is not in any package. */
export class ScratchFolder {
  readonly path: string = mkdtempSync(join(tmpdir(), 'pool-repl-scripts-'))

  constructor(files: Readonly<Record<string, string>>) {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(this.path, dirname(name)), { recursive: true })
      writeFileSync(join(this.path, name), text)
    }
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true })
  }
}

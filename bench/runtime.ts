import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** A JavaScript runtime, and how it runs a file. */
export interface Runtime {
  /** Such as `Node 20`. */
  readonly name: string
  readonly version: string
  /** The command before the file. */
  readonly command: readonly string[]
  /** The command of its bare prompt. */
  readonly repl: readonly string[]
  /** Its arguments before an expression to print. */
  readonly print: readonly string[]
}

const installed = join(import.meta.dirname, '..', 'test', 'runtimes', 'node_modules', '.bin')
const typescript = ['--import', 'tsx']

/**
 * The runtime that contenders run on: `node` is the one in use, `node-latest`, `deno` and `bun` are
 * those that the tests use.
 *
 * @throws Error where there is no such runtime
 */
export function runtimeOf(name: string): Runtime {
  if (name === 'node') return node(process.execPath)
  if (name === 'node-latest') return node(join(installed, 'node'))
  const program = join(installed, name)
  if (name === 'deno') {
    const version = versionOf(program, /deno (\S+)/)
    const command = [program, 'run', '-A', '--no-check']
    return {
      name: `Deno ${major(version)}`,
      version,
      command,
      repl: [program, 'repl', '-A'],
      print: [program, 'eval', '-p'],
    }
  }
  if (name !== 'bun') throw new Error(`there is no runtime ${name}: node, node-latest, deno or bun`)
  const version = versionOf(program, /(\S+)/)
  return {
    name: `Bun ${major(version)}`,
    version,
    command: [program],
    repl: [program, 'repl'],
    print: [program, '-p'],
  }
}

function node(program: string): Runtime {
  const version = versionOf(program, /v(\S+)/)
  return {
    name: `Node ${major(version)}`,
    version,
    command: [program, ...typescript],
    repl: [program],
    print: [program, '-p'],
  }
}

function versionOf(program: string, pattern: RegExp): string {
  const { stdout, error } = spawnSync(program, ['--version'], { encoding: 'utf8' })
  const version = pattern.exec(stdout ?? '')?.[1]
  if (version !== undefined) return version
  throw new Error(`${program} does not run: npm ci --prefix test/runtimes`, { cause: error })
}

function major(version: string): string {
  return version.split('.')[0] ?? version
}

import { existsSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

/** The runtimes that a terminal case runs on. */
export type TerminalRuntime = 'node' | 'node-latest' | 'deno' | 'bun'

const root = fileURLToPath(new URL('../../', import.meta.url))
const installed = (name: string): string => `${root}test/runtimes/node_modules/.bin/${name}`

/** How each runtime is called to execute a TypeScript file. */
const commands: Readonly<Record<TerminalRuntime, string>> = {
  node: `node --import '${root}node_modules/tsx/dist/loader.mjs'`,
  'node-latest': installed('node'),
  deno: `${installed('deno')} run -A`,
  bun: installed('bun'),
}

/** The runtimes to test: those installed, or those that TERMINAL_RUNTIMES names. */
export function terminalRuntimes(): readonly TerminalRuntime[] {
  const wanted = process.env.TERMINAL_RUNTIMES?.split(',')
  const all = ['node', 'node-latest', 'deno', 'bun'] as const
  return all.filter((name) => {
    if (wanted !== undefined) return wanted.includes(name)
    return name === 'node' || existsSync(installed(name.replace('-latest', '')))
  })
}

/** The command line that executes `file`, a path from the project's folder, on `runtime`. */
export function commandLine(runtime: TerminalRuntime, file: string): string {
  return `${commands[runtime]} '${root}${file}'`
}

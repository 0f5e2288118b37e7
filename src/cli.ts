#!/usr/bin/env node
import process from 'node:process'
import { keepCompiledCode } from './shell/compile-cache.ts'
import { startShell } from './shell/shell.ts'

/** The command line is read only where there is one: the bare prompt comes first. */
async function main(args: readonly string[]): Promise<number> {
  if (args.length === 0 && process.stdin.isTTY) return startShell()
  keepCompiledCode()
  const [{ parseCommandLine }, { execute }] = await Promise.all([
    import('./shell/command-line.ts'),
    import('./shell/execution.ts'),
  ])
  return execute(parseCommandLine(args))
}

/** Whoever reads the output may leave early, as `head` does: that is no error. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
  process.exit()
}

process.stdout.on('error', endQuietly)
process.stderr.on('error', endQuietly)
const code = await main(process.argv.slice(2))
// What went well may run on, and may have set a code of its own.
if (code !== 0) {
  const { leave } = await import('./shell/leaving.ts')
  await leave(code)
}

#!/usr/bin/env node
import process from 'node:process'
import { startShell } from './shell/shell.ts'

/** The command line is read only where there is one: the bare prompt comes first. */
async function main(args: readonly string[]): Promise<number> {
  if (args.length === 0) return startShell()
  const { parseCommandLine } = await import('./shell/command-line.ts')
  const command = await parseCommandLine(args)
  return command.type === 'exit' ? command.code : startShell(command.options)
}

process.exitCode = await main(process.argv.slice(2))

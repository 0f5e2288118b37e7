import process from 'node:process'
import { presetBasicConfig } from '../logging/index.ts'
import { Practice } from '../practice/index.ts'
import { routes } from '../transport/routes.ts'
import { errorText, transportErrorIn } from './error-text.ts'
import { addRoutes } from './practice-routes.ts'
import type { LogChoice, ShellOptions } from './shell-options.ts'

/** Gives a script what the command line asks for, and nothing else: neither names nor a log. */
export async function prepareProcess(
  { offline = false, mappings = [] }: ShellOptions,
  log: LogChoice | undefined,
): Promise<void> {
  if (offline || mappings.length > 0) {
    addRoutes(routes, { offline, mappings, practice: Practice.start() })
  }
  if (log !== undefined) presetBasicConfig({ level: log === 'OFF' ? 'CRITICAL' : log })
}

/**
 * Shows an error that ended a script: its stack, and what the prompt would say of a connection.
 *
 * @returns the exit code
 * @throws the error again where only the runtime can show its place: code that is none
 */
export function showScriptError(error: unknown): number {
  if (isAboutSyntax(error)) throw error
  const hints = transportErrorIn(error) === undefined ? [] : errorText(error).split('\n').slice(1)
  process.stderr.write(`${[described(error), ...hints].join('\n')}\n`)
  return 1
}

/** Of the engines' own kinds, and of Bun's. */
function isAboutSyntax(error: unknown): boolean {
  if (error instanceof SyntaxError) return true
  const { name } = error as { name?: unknown }
  return name === 'BuildMessage' || name === 'ResolveMessage'
}

function described(error: unknown): string {
  if (!(error instanceof Error)) return errorText(error)
  // esbuild's: its message has the place in the script, its stack lies in esbuild
  if (error.message.startsWith('Transform failed')) return error.message
  return error.stack ?? String(error)
}

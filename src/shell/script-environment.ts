import process from 'node:process'
import { presetBasicConfig } from '../logging/index.ts'
import { runtimeName } from '../runtime/name.ts'
import { routes } from '../transport/routes.ts'
import { errorText, noteLines, transportErrorIn } from './error-text.ts'
import { leaveOnBackgroundError } from './leaving.ts'
import { addRoutes } from './practice-routes.ts'
import { processPractice } from './process-practice.ts'
import type { LogChoice, ShellOptions } from './shell-options.ts'
import { userFrames } from './user-frames.ts'
import { showVerdicts } from './verdicts.ts'
import { showWarningLines } from './warning-lines.ts'
import { showsWholeStacks, showWholeStacks } from './whole-stacks.ts'

/**
 * Gives a script what the command line asks for, and nothing else: neither names nor a log. An
 * error in the background ends it, with the same text as one that it throws.
 *
 * @returns the function that leaves such errors to the runtime again
 */
export async function prepareProcess(
  { offline = false, mappings = [], conn = 'auto', verbose = false }: ShellOptions,
  log: LogChoice | undefined,
): Promise<() => void> {
  if (offline || mappings.length > 0) {
    addRoutes(routes, { offline, mappings, practice: processPractice() })
  }
  showWarningLines()
  showWholeStacks(verbose)
  if (log !== undefined) presetBasicConfig({ level: log === 'OFF' ? 'CRITICAL' : log })
  // by itself a verdict goes with the log, and a script has none unless it was asked for
  if (conn !== 'auto' || log !== undefined) showVerdicts(conn)
  return leaveOnBackgroundError(scriptErrorText)
}

/**
 * Shows an error that ended a script as the prompt does, and where in the script it happened; with
 * `-v`, its whole stack.
 *
 * @returns the exit code
 * @throws the error again where only the runtime can show its place: code that is none
 */
export function showScriptError(error: unknown): number {
  // Deno's message has the place in it, and its own report would be coloured in a pipe, too.
  if (isAboutSyntax(error) && runtimeName !== 'deno') throw error
  process.stderr.write(`${scriptErrorText(error)}\n`)
  return 1
}

function scriptErrorText(error: unknown): string {
  const described = describedByItself(error)
  if (described !== undefined) return described
  const frames = (error as Error).stack ?? ''
  const [first = '', ...hints] = errorText(error).split('\n')
  if (!showsWholeStacks()) return [first, ...userFrames(frames), ...hints].join('\n')
  const isPlain = transportErrorIn(error) === undefined
  return [frames || first, ...(isPlain ? noteLines(error) : hints)].join('\n')
}

/** Of the engines' own kinds, and of Bun's. */
function isAboutSyntax(error: unknown): boolean {
  if (error instanceof SyntaxError) return true
  const { name } = error as { name?: unknown }
  return name === 'BuildMessage' || name === 'ResolveMessage'
}

/** What says it all, without a stack. */
function describedByItself(error: unknown): string | undefined {
  if (!(error instanceof Error)) return errorText(error)
  // esbuild's: its message has the place in the script, its stack lies in esbuild
  if (error.message.startsWith('Transform failed')) return error.message
  return isAboutSyntax(error) ? `${error.name}: ${error.message}` : undefined
}

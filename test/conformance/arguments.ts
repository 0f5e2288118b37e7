import { parseArgs } from 'node:util'

/** The runtimes that a run can be asked for; `node-latest` is the Node under `test/runtimes`. */
export const runtimeChoices = ['node', 'deno', 'bun', 'node-latest'] as const

export type RuntimeChoice = (typeof runtimeChoices)[number]

/** What the command line of a run says. */
export interface ConformanceOptions {
  /** A folder with `scenarios/` and `expected/`; the project's own corpus where absent. */
  readonly dir: string | undefined
  /** Only the scenarios whose name begins so. */
  readonly only: string | undefined
  /** Only the scenarios of these categories; all where empty. */
  readonly categories: readonly string[]
  /** Only the categories that `stages.json` lists under this name. */
  readonly stage: string | undefined
  /** The runtime to run on; the one that is running where absent. */
  readonly runtime: RuntimeChoice | undefined
  /** Whether the results stay on disk. */
  readonly keep: boolean
}

export const usage =
  'usage: npm run conformance -- [--dir DIR] [--only PREFIX] [--category NAME[,NAME]]... ' +
  '[--stage NAME] [--runtime node|deno|bun|node-latest] [--keep]'

/** The command line makes no sense; the message says why. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

function runtimeChoice(name: string | undefined): RuntimeChoice | undefined {
  if (name === undefined) return undefined
  const choice = runtimeChoices.find((known) => known === name)
  if (choice === undefined) {
    throw new UsageError(`--runtime is one of ${runtimeChoices.join(', ')}, not '${name}'`)
  }
  return choice
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        dir: { type: 'string' },
        only: { type: 'string' },
        category: { type: 'string', multiple: true },
        stage: { type: 'string' },
        runtime: { type: 'string' },
        keep: { type: 'boolean' },
      },
    }).values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

/**
 * The options that `argv` (without the program) spells.
 *
 * @throws {UsageError} for an unknown flag, a missing value, an unknown runtime
 */
export function readArguments(argv: readonly string[]): ConformanceOptions {
  const values = parsed(argv)
  const categories = (values.category ?? []).flatMap((list) => list.split(','))
  return {
    dir: values.dir,
    only: values.only,
    categories: categories.map((name) => name.trim()).filter((name) => name !== ''),
    stage: values.stage,
    runtime: runtimeChoice(values.runtime),
    keep: values.keep ?? false,
  }
}

/** The command line that spells `options`, but for the runtime. */
export function writeArguments(options: ConformanceOptions): string[] {
  return [
    ...(options.dir === undefined ? [] : ['--dir', options.dir]),
    ...(options.only === undefined ? [] : ['--only', options.only]),
    ...options.categories.flatMap((name) => ['--category', name]),
    ...(options.stage === undefined ? [] : ['--stage', options.stage]),
    ...(options.keep ? ['--keep'] : []),
  ]
}

import { readFileSync } from 'node:fs'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { parseMapping } from './mapping.ts'
import type { Mapping } from './practice-routes.ts'
import type { ShellOptions } from './shell-options.ts'

/** What a command line asks for. */
export type ParsedCommand =
  | { readonly type: 'shell'; readonly options: ShellOptions }
  /** Everything was said already: help, version or a complaint. */
  | { readonly type: 'exit'; readonly code: number }

const usageError = 2

/** Reads the command line; writes help and version to stdout, complaints to stderr. */
export async function parseCommandLine(args: readonly string[]): Promise<ParsedCommand> {
  const program = describe(new Command('pool-repl'))
  try {
    program.parse(args, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return { type: 'exit', code: error.exitCode === 0 ? 0 : usageError }
  }
  const { offline, map } = program.opts<{ offline?: boolean; map?: Mapping[] }>()
  return { type: 'shell', options: { offline: offline ?? false, mappings: map ?? [] } }
}

function describe(program: Command): Command {
  const map = new Option(
    '--map <rule>',
    'HOST[:PORT]=practice or HOST[:PORT]=ADDR:PORT; repeatable',
  )
  return program
    .description('The shell that shows you your HTTP connections.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .option('--offline', "lead the documents' hosts to the practice server, refuse others")
    .addOption(map.argParser(addMapping))
    .allowExcessArguments(false)
    .exitOverride()
}

function addMapping(text: string, before: Mapping[] | undefined): Mapping[] {
  try {
    return [...(before ?? []), parseMapping(text)]
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error))
  }
}

function packageVersion(): string {
  const file = new URL('../../package.json', import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')).version
}

import process from 'node:process'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { type CheckFlags, checkOptionsOf, describeCheck } from './check-command.ts'
import type { CheckOptions } from './check-options.ts'
import { type ColorChoice, colorChoices } from './colors.ts'
import { parseRttMs } from './duration.ts'
import { helpText } from './help-text.ts'
import { parseMapping } from './mapping.ts'
import { packageVersion } from './package-entries.ts'
import type { Mapping } from './practice-routes.ts'
import { describeRecord, type RecordFlags, recordingMode } from './record-flags.ts'
import type { RecordingMode } from './recording.ts'
import { describeRun, describeScripts, savedScriptFile, tellScripts } from './scripts-command.ts'
import { type LogChoice, logLevels, type ShellOptions } from './shell-options.ts'
import { type VerdictChoice, verdictChoices } from './verdict-choices.ts'

/** What is the same for all that executes code. */
export interface Execution {
  readonly options: ShellOptions
  /** Whether the log was asked for: a script has none by itself. */
  readonly log: LogChoice | undefined
  /** Modules that are imported first. */
  readonly preloads: readonly string[]
  /** Whether a prompt follows. */
  readonly interactive: boolean
  /** What `process.argv` holds behind the script. */
  readonly args: readonly string[]
}

/** What a command line asks for. */
export type ParsedCommand =
  | ({ readonly type: 'shell' } & Execution)
  | ({ readonly type: 'code'; readonly code: string; readonly print: boolean } & Execution)
  | ({ readonly type: 'stdin' } & Execution)
  | ({ readonly type: 'script'; readonly file: string } & Execution)
  | { readonly type: 'check'; readonly files: readonly string[]; readonly options: CheckOptions }
  | ({
      readonly type: 'record'
      readonly file: string
      readonly mode: RecordingMode
    } & Execution)
  /** Everything was said already: help, version or a complaint. */
  | { readonly type: 'exit'; readonly code: number }

/** The command, and the colours it asks for. */
export interface CommandLine {
  readonly command: ParsedCommand
  readonly color: ColorChoice
  /** The simulated round trip to practice servers, in milliseconds; 0 for none. */
  readonly rttMs: number
}

const usageError = 2
const columns = 80

interface GlobalOptions {
  readonly eval?: string
  readonly print?: string
  readonly interactive?: true
  readonly require?: readonly string[]
  readonly offline?: true
  readonly map?: readonly Mapping[]
  readonly rtt?: number
  readonly log?: LogChoice
  readonly conn?: VerdictChoice
  readonly color: ColorChoice
  readonly verbose?: true
  readonly version?: true
}

/** Reads the command line; writes help and version to stdout, complaints to stderr. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  let command: ParsedCommand | undefined
  let rttMs: number | undefined
  const program = describe(new Command('pool-repl')).action((file?: string, rest?: string[]) => {
    command = commandOf(program.opts(), file, rest ?? [])
  })
  const check = describeCheck(program.command('check'), [mapOption(), rttOption()])
  check.action((files: string[], flags: CheckFlags) => {
    const { map, verbose, conn } = program.opts<GlobalOptions>()
    rttMs = flags.rtt
    const above = { ...(map && { map }), ...(verbose && { verbose }), ...(conn && { conn }) }
    const all = { ...above, ...flags }
    command = { type: 'check', files, options: checkOptionsOf(all) }
  })
  const shared = [mapOption(), rttOption(), logOption(), connOption()]
  const record = describeRecord(program.command('record'), shared)
  record.action((file: string, flags: RecordFlags & GlobalOptions) => {
    rttMs = flags.rtt
    const shell = commandOf({ ...program.opts(), ...flags }, undefined, [])
    if (shell.type === 'shell') {
      command = { ...shell, type: 'record', file, mode: recordingMode(flags) }
    } else program.error('error: record takes neither -e, -p nor --version')
  })
  describeScripts(program.command('scripts')).action(() => {
    tellScripts()
    command = { type: 'exit', code: 0 }
  })
  describeRun(program.command('run')).action((name: string, rest: string[]) => {
    const file = savedScriptFile(name)
    if (file !== undefined) command = commandOf(program.opts(), file, rest)
  })
  try {
    program.parse(args, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    command = { type: 'exit', code: error.exitCode === 0 ? 0 : usageError }
  }
  const { color, rtt = 0 } = program.opts<GlobalOptions>()
  return { command: command ?? { type: 'exit', code: usageError }, color, rttMs: rttMs ?? rtt }
}

function describe(program: Command): Command {
  return program
    .description('The shell that shows you your HTTP connections.')
    .usage('[options] [FILE [args...]]')
    .argument('[file]', 'a script in JavaScript or TypeScript; - is standard input')
    .argument('[args...]', 'arguments of the script')
    .addOption(new Option('-e, --eval <code>', 'execute code').conflicts('print'))
    .option('-p, --print <code>', 'execute code and print its value')
    .option('-i, --interactive', 'go on with a prompt; it has what FILE exports')
    .addOption(
      new Option('-r, --require <module>', 'import a module first; repeatable').argParser(append),
    )
    .option('--offline', "lead the documents' hosts to the practice server and\nrefuse others")
    .addOption(mapOption())
    .addOption(rttOption())
    .addOption(logOption())
    .addOption(connOption())
    .addOption(new Option('--color <when>', 'colours').choices(colorChoices).default('auto'))
    .option('-v, --verbose', 'show errors with their whole stack')
    .option('-V, --version', 'print the version; with -v also the runtime')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .configureHelp({ helpWidth: columns, visibleCommands: () => [] })
    .configureOutput({ getOutHelpWidth: () => columns, getErrHelpWidth: () => columns })
    .addHelpText('after', helpText)
    .enablePositionalOptions()
    .passThroughOptions()
    .exitOverride()
}

function logOption(): Option {
  const about = `${logLevels.join(', ')} or off`.toLowerCase()
  return new Option('--log <level>', about).argParser(parseLevel)
}

function mapOption(): Option {
  const rule = 'HOST[:PORT]=practice or HOST[:PORT]=ADDR:PORT;\nrepeatable'
  return new Option('--map <rule>', rule).argParser(addMapping)
}

/** Before the name of a file: an option of the shell; behind it, one of the script. */
function rttOption(): Option {
  const about = 'simulate that round trip to the practice server,\nsuch as 40ms'
  return new Option('--rtt <duration>', about).argParser(parseRtt)
}

function connOption(
  about = 'tell of each answer which connection served it,\nand why (default: on a terminal)',
): Option {
  return new Option('--conn <when>', about).choices(verdictChoices)
}

function commandOf(given: GlobalOptions, file: string | undefined, rest: string[]): ParsedCommand {
  const { verbose = false } = given
  if (given.version) return tellVersion(verbose)
  const execution = {
    options: {
      offline: given.offline ?? false,
      mappings: given.map ?? [],
      verbose,
      ...(given.log !== undefined && { log: given.log }),
      ...(given.conn !== undefined && { conn: given.conn }),
    },
    log: given.log,
    preloads: given.require ?? [],
    interactive: given.interactive ?? false,
  }
  const code = given.print ?? given.eval
  if (code !== undefined) {
    const args = file === undefined ? [] : [file, ...rest]
    return { type: 'code', code, print: given.print !== undefined, args, ...execution }
  }
  if (file === undefined) return { type: 'shell', args: [], ...execution }
  if (file === '-') return { type: 'stdin', args: rest, ...execution }
  return { type: 'script', file, args: rest, ...execution }
}

function tellVersion(verbose: boolean): ParsedCommand {
  const version = packageVersion()
  process.stdout.write(verbose ? `pool-repl ${version} ${runtimeVersion()}\n` : `${version}\n`)
  return { type: 'exit', code: 0 }
}

function runtimeVersion(): string {
  const { deno, bun, node } = process.versions
  return deno ? `deno ${deno}` : bun ? `bun ${bun}` : `node ${node}`
}

function append(text: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), text]
}

function addMapping(text: string, before: readonly Mapping[] | undefined): readonly Mapping[] {
  try {
    return [...(before ?? []), parseMapping(text)]
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error))
  }
}

function parseRtt(text: string): number {
  try {
    return parseRttMs(text)
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error))
  }
}

function parseLevel(text: string): LogChoice {
  const wanted = text.toUpperCase()
  const level = (['OFF', ...logLevels] as const).find((known) => known === wanted)
  if (level !== undefined) return level
  throw new InvalidArgumentError(`It takes ${logLevels.join(', ').toLowerCase()} or off.`)
}

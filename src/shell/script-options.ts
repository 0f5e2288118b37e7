import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { parseRttMs } from './duration.ts'

/** What a saved script is, apart from what it does. */
export interface ScriptSpec {
  /** What it is called, and listed as. */
  readonly name: string
  /** The address that it asks, without a path. */
  readonly url: string
  /** How many calls a side it makes where the command line names no number; none: it has no such option. */
  readonly number?: number
  /** What `--stack` takes; none: it has no such option. */
  readonly stacks?: readonly string[]
}

/** What the command line of a script asks for. */
export interface ScriptOptions {
  /** Another server; undefined for the practice server under the address of the script. */
  readonly url: string | undefined
  readonly number: number | undefined
  readonly rttMs: number | undefined
  readonly json: boolean
  readonly stack: string | undefined
  /** Where the result is written to. */
  readonly save: string | undefined
  /** The result that this one is compared with. */
  readonly against: string | undefined
  /** Whether an error is shown with its whole stack. */
  readonly verbose: boolean
}

const columns = 80

/**
 * Reads the arguments of a script; writes its help to stdout, complaints to stderr.
 *
 * @returns the options; or the exit code, where everything was said already
 */
export function parseScriptOptions(
  spec: ScriptSpec,
  args: readonly string[],
): ScriptOptions | number {
  const program = describe(spec)
  try {
    program.parse(args, { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    throw error
  }
  const given = program.opts<Partial<ScriptOptions> & { readonly rtt?: number }>()
  const { url, number, rtt, json = false, stack, save, against, verbose = false } = given
  return { url, number, rttMs: rtt, json, stack, save, against, verbose }
}

function describe({ name, url, number, stacks }: ScriptSpec): Command {
  const program = new Command(name)
    .usage('[options]')
    .addOption(
      new Option('--url <url>', `ask that server, not the practice server\nas ${url}`)
        .argParser(parseAddress)
        .conflicts('rtt'),
    )
    .addOption(
      new Option(
        '--rtt <duration>',
        'simulate that round trip to the practice\nserver, such as 40ms',
      ).argParser(complaining(parseRttMs)),
    )
  if (number !== undefined) {
    const about = `how many calls a side; ${number} if left out`
    program.addOption(new Option('--number <count>', about).argParser(parseCount))
  }
  if (stacks !== undefined) {
    const about = 'start these servers and ask them'
    program.addOption(new Option('--stack <name>', about).choices(stacks).conflicts(['url', 'rtt']))
  }
  return program
    .option('--json', 'print the result as JSON, and nothing else')
    .option('--save <file>', 'write the result to a file, as JSON')
    .option('--against <file>', 'compare with a result that was saved')
    .option('-v, --verbose', 'show errors with their whole stack')
    .helpOption('-h, --help', 'print this help')
    .configureHelp({ helpWidth: columns })
    .configureOutput({ getOutHelpWidth: () => columns, getErrHelpWidth: () => columns })
    .allowExcessArguments(false)
    .exitOverride()
}

/** An address without the slash at its end, so that paths can follow. */
function parseAddress(text: string): string {
  const { protocol } = URL.canParse(text) ? new URL(text) : { protocol: '' }
  if (protocol === 'http:' || protocol === 'https:') return text.replace(/\/$/, '')
  throw new InvalidArgumentError('It takes an address such as http://localhost:8080.')
}

function parseCount(text: string): number {
  const count = /^\d+$/.test(text) ? Number(text) : 0
  if (count >= 1 && count <= 100_000) return count
  throw new InvalidArgumentError('It takes a whole number from 1 to 100000.')
}

function complaining<T>(parse: (text: string) => T): (text: string) => T {
  return (text) => {
    try {
      return parse(text)
    } catch (error) {
      throw new InvalidArgumentError(error instanceof Error ? error.message : String(error))
    }
  }
}

import { type Command, InvalidArgumentError, Option } from 'commander'
import {
  aboutNormaliser,
  type NormaliserName,
  normaliserNames,
  parseNormalisers,
} from '../transcript/index.ts'
import type { CheckOptions } from './check-options.ts'
import type { LogWording } from './log-wording.ts'
import type { Mapping } from './practice-routes.ts'
import type { VerdictChoice } from './verdict-choices.ts'

/** The flags of `pool-repl check`, as they are parsed. */
export interface CheckFlags {
  readonly online?: true
  readonly map?: readonly Mapping[]
  readonly logPort?: 'on' | 'off'
  readonly logRequests?: 'on' | 'off'
  readonly normalise?: ReadonlySet<NormaliserName>
  readonly faster?: readonly string[]
  readonly update?: true
  readonly json?: true
  readonly verbose?: true
  readonly rtt?: number
  readonly conn?: VerdictChoice
}

/** Gives the subcommand its flags and its help. @param shared those that others have, too */
export function describeCheck(check: Command, shared: readonly Option[]): Command {
  for (const option of shared) check.addOption(option)
  return check
    .description('Replay transcripts and compare what they print.')
    .usage('[options] FILE...')
    .argument('<files...>', 'transcripts, as text or in Markdown')
    .option('--online', 'ask the hosts themselves')
    .addOption(
      new Option('--log-port <on|off>', 'the port in "Starting new"').choices(['on', 'off']),
    )
    .addOption(
      new Option('--log-requests <on|off>', 'the lines of requests').choices(['on', 'off']),
    )
    .addOption(
      new Option('--conn <on|off>', 'a line on the connection of each answer').choices([
        'on',
        'off',
      ]),
    )
    .addOption(
      new Option('--normalise <names>', 'what is compared by its form alone').argParser(
        normalisers,
      ),
    )
    .addOption(
      new Option(
        '--faster <name>',
        'claim that inputs with NAME take less time than\nothers',
      ).argParser((name: string, before?: readonly string[]) => [...(before ?? []), name]),
    )
    .option('--update', 'write what came into the files')
    .option('--json', 'report as JSON')
    .option('-v, --verbose', 'name every input')
    .helpOption('-h, --help', 'print this help')
    .configureHelp({ helpWidth: 80 })
    .addHelpText('after', helpText)
}

/** What the flags ask for. */
export function checkOptionsOf(flags: CheckFlags): CheckOptions {
  const wording: { -readonly [name in keyof LogWording]?: boolean } = {}
  if (flags.logPort !== undefined) wording.port = flags.logPort === 'on'
  if (flags.logRequests !== undefined) wording.requests = flags.logRequests === 'on'
  const { online = false, map = [], verbose = false, update = false, json = false } = flags
  const { normalise, faster, conn } = flags
  return {
    ...{ online, mappings: map, verbose, update, json, wording },
    ...(normalise !== undefined && { normalisers: normalise }),
    ...(faster !== undefined && { faster }),
    ...(conn !== undefined && { conn }),
  }
}

function normalisers(text: string): ReadonlySet<NormaliserName> {
  try {
    return parseNormalisers(text)
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error))
  }
}

const normaliserLines = normaliserNames
  .map(
    (name) =>
      `  ${name.padEnd(10)}${aboutNormaliser(name).replaceAll('\n', `\n${' '.repeat(12)}`)}`,
  )
  .join('\n')

const helpText = `
A transcript holds inputs behind '>>> ' and '... ', each with its output below,
up to a blank line or the next prompt; everything else is prose. Without '>>> '
in it, the prompt is '> '. Printed text, values and log lines are compared in
the order in which they come. '...' alone on a line stands for any lines, '...'
in a line for any text, <BLANKLINE> for an empty line. Commands such as .fresh
are done; '$ pool-repl ...' is run, or, with a prompt below it, begins another
shell with these options.

In Markdown, blocks of pycon, console and text hold sessions. A block of ts or
js runs whole; a block without a language, txt or output directly below it is
what it prints. <!-- pool-repl: skip --> leaves out the block below.

Names for --normalise, joined by commas; -NAME is all but that one, none is
none. All are used unless a flag or a header says otherwise:
${normaliserLines}

A header before the first prompt sets what the flags set; in Markdown it is a
line of a block, or a comment for all blocks below it:
  # pool-repl: log-port=off log-requests=off normalise=ports,times
  <!-- pool-repl: normalise=-sizes -->
A line '# NAME faster: yes' (or no) claims that of the times above it, those of
inputs with NAME are the shorter ones.

Exit codes: 0 as written, or updated; 3 not as written; 2 no transcript;
130 interrupted by ctrl-c.
`

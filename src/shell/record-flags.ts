import { type Command, Option } from 'commander'
import type { RecordingMode } from './recording.ts'

/** The flags of `pool-repl record` alone, as they are parsed. */
export interface RecordFlags {
  readonly append?: true
  readonly force?: true
}

/** Gives the subcommand its flags and its help. @param shared those that others have, too */
export function describeRecord(record: Command, shared: readonly Option[]): Command {
  for (const option of shared) record.addOption(option)
  return record
    .description('A prompt whose session is written to FILE, for pool-repl check.')
    .usage('[options] FILE')
    .argument('<file>', 'the transcript; it must not be there yet')
    .option('--offline', "lead the documents' hosts to the practice server and\nrefuse others")
    .option('--append', 'go on in a file that is there')
    .addOption(new Option('--force', 'write a file anew that is there').conflicts('append'))
    .helpOption('-h, --help', 'print this help')
    .configureHelp({ helpWidth: 80 })
    .addHelpText('after', helpText)
}

/** What becomes of a file that is there. */
export function recordingMode({ append, force }: RecordFlags): RecordingMode {
  return append ? 'append' : force ? 'replace' : 'new'
}

const helpText = `
Each line is written as soon as it is known. What looks like a secret is left
out, ports and sizes of the practice server are left open, and so is what ctrl-c
has ended. Piped input is recorded as if it was typed. At the prompt, .record on
FILE begins and .record off ends a recording.

  pool-repl record --offline session.txt
  pool-repl check session.txt

Exit codes: those of the shell; 2 where the file is there already or can not be
written.
`

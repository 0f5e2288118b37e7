import process from 'node:process'
import type { Command } from 'commander'
import { savedScript, savedScriptLines } from './saved-scripts.ts'

const columns = 80

/** Gives `pool-repl scripts` its help. */
export function describeScripts(scripts: Command): Command {
  return scripts
    .description('List the saved scripts; each runs by name: pool-repl run NAME.')
    .allowExcessArguments(false)
    .helpOption('-h, --help', 'print this help')
    .configureHelp({ helpWidth: columns })
}

/** Gives `pool-repl run` its arguments and its help: what follows the name is the script's. */
export function describeRun(run: Command): Command {
  return run
    .description('Run a saved script, offline unless it is given --url.')
    .usage('NAME [options of the script]')
    .argument('<name>', 'one of those that pool-repl scripts lists')
    .argument('[args...]', 'options of the script; NAME --help lists them')
    .helpOption('-h, --help', 'print this help')
    .passThroughOptions()
    .configureHelp({ helpWidth: columns })
}

/** Writes the list of saved scripts to stdout. */
export function tellScripts(): void {
  process.stdout.write(`${savedScriptLines().join('\n')}\n`)
}

/** The file of a saved script; undefined, with a complaint on stderr, where there is none. */
export function savedScriptFile(name: string): string | undefined {
  const script = savedScript(name)
  if (typeof script !== 'string') return script.file
  process.stderr.write(`error: ${script}\n`)
  return undefined
}

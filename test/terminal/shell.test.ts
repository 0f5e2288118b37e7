import { describe, test } from 'vitest'
import { commandLine, terminalRuntimes } from './runtimes.ts'
import { commands } from './shell/commands.ts'
import { completing } from './shell/completing.ts'
import { connections } from './shell/connections.ts'
import { displaying } from './shell/displaying.ts'
import { failing } from './shell/failing.ts'
import { history } from './shell/history.ts'
import { recording } from './shell/recording.ts'
import { playCase } from './terminal-case.ts'

/** Without the lines that tell which connection served a request. */
const quiet = { history, completing, commands, displaying, failing, recording }
const telling = { connections }

describe.each(terminalRuntimes())('the shell on %s', (runtime) => {
  const command = commandLine(runtime, 'src/cli.ts')
  for (const [groups, options] of [
    [quiet, ' --conn off'],
    [telling, ''],
  ] as const) {
    describe.each(Object.entries(groups))('%s', (_, cases) => {
      for (const given of cases) {
        test(given.name, () => playCase(command + options, { runs: ['--offline'], ...given }))
      }
    })
  }
})

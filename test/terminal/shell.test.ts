import { describe, test } from 'vitest'
import { commandLine, terminalRuntimes } from './runtimes.ts'
import { commands } from './shell/commands.ts'
import { completing } from './shell/completing.ts'
import { displaying } from './shell/displaying.ts'
import { history } from './shell/history.ts'
import { playCase } from './terminal-case.ts'

const groups = { history, completing, commands, displaying }

describe.each(terminalRuntimes())('the shell on %s', (runtime) => {
  const command = commandLine(runtime, 'src/cli.ts')
  describe.each(Object.entries(groups))('%s', (_, cases) => {
    for (const given of cases) {
      test(given.name, () => playCase(command, { runs: ['--offline'], ...given }))
    }
  })
})

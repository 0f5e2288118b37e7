import { describe, test } from 'vitest'
import { promptCases } from './prompt-cases.ts'
import { commandLine, terminalRuntimes } from './runtimes.ts'
import { playCase } from './terminal-case.ts'

describe.each(terminalRuntimes())('the prompt on %s', (runtime) => {
  const command = commandLine(runtime, 'test/terminal/demo-shell.ts')
  for (const given of promptCases) {
    test.skipIf(given.runtimes?.includes(runtime) === false)(given.name, async () => {
      await playCase(command, given)
    })
  }
})

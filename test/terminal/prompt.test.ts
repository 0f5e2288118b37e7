import { describe, test } from 'vitest'
import { drawing } from './cases/drawing.ts'
import { editing } from './cases/editing.ts'
import { entering } from './cases/entering.ts'
import { interrupting } from './cases/interrupting.ts'
import { printing } from './cases/printing.ts'
import { commandLine, terminalRuntimes } from './runtimes.ts'
import { playCase } from './terminal-case.ts'

const groups = { entering, interrupting, editing, printing, drawing }

describe.each(terminalRuntimes())('the prompt on %s', (runtime) => {
  const command = commandLine(runtime, 'test/terminal/demo-shell.ts')
  describe.each(Object.entries(groups))('%s', (_, cases) => {
    for (const given of cases) {
      test.skipIf(given.runtimes?.includes(runtime) === false)(given.name, async () => {
        await playCase(command, given)
      })
    }
  })
})

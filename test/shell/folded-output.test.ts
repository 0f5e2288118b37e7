import { afterEach, expect, test, vi } from 'vitest'
import { logging } from '../../src/logging/index.ts'
import { foldOutput } from '../../src/shell/folded-output.ts'
import { FakeOutput } from '../repl-enhancements/fake-terminal.ts'
import { VirtualTerminal } from '../repl-enhancements/screen/virtual-terminal.ts'

const log = logging.getLogger('folded')
logging.basicConfig({ level: 'DEBUG', format: '%(message)s' })

afterEach(() => vi.unstubAllEnvs())

/** What `work` leaves on a terminal, and in a file that is its standard output. */
function outputsAfter(work: () => void, toFile = false, stderrIsTerminal = true) {
  const terminal = new VirtualTerminal(40, 12)
  const stdout = new FakeOutput(!toFile, terminal)
  const stderr = new FakeOutput(stderrIsTerminal, terminal)
  const end = foldOutput({ stdout, stderr })
  try {
    work()
  } finally {
    end()
  }
  return { screen: terminal.screen, stdout: stdout.text, stderr: stderr.text }
}

function repeat(count: number): void {
  for (let n = 0; n < count; n += 1) log.debug('again')
}

test('lines of the log that repeat are folded without a prompt, too', () => {
  const { screen } = outputsAfter(() => {
    repeat(5)
    console.log('1')
    repeat(2)
  })
  expect(screen).toEqual(['again', '  … ×5', '1', 'again', '  … ×2'])
})

test('what goes to a file is between no lines of the terminal', () => {
  const { screen, stdout } = outputsAfter(() => {
    repeat(2)
    console.log('1')
    repeat(2)
  }, true)
  expect(screen).toEqual(['again', '  … ×4'])
  expect(stdout).toBe('1\n')
})

test('nothing is done to standard error that is no terminal, or a dumb one', () => {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  outputsAfter(() => repeat(3), false, false)
  vi.stubEnv('TERM', 'dumb')
  outputsAfter(() => repeat(3))
  expect(write.mock.calls.map(([text]) => text)).toEqual(Array(6).fill('again\n'))
  write.mockRestore()
})

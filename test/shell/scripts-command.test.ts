import process from 'node:process'
import { afterEach, beforeEach, expect, it, type MockInstance, vi } from 'vitest'
import { parseCommandLine } from '../../src/shell/command-line.ts'

let stdout: MockInstance<typeof process.stdout.write>
let stderr: MockInstance<typeof process.stderr.write>

beforeEach(() => {
  stdout = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})

afterEach(() => {
  vi.restoreAllMocks()
})

function parsed(line: string) {
  const { command, rttMs } = parseCommandLine(line.split(' '))
  const said = (mock: MockInstance) => mock.mock.calls.map(([text]) => String(text)).join('')
  return { command, rttMs, stdout: said(stdout), stderr: said(stderr) }
}

it('lists the saved scripts', () => {
  const { command, stdout } = parsed('scripts')
  expect(command).toEqual({ type: 'exit', code: 0 })
  expect(stdout).toMatch(/^basic-session {3}The guide: /)
  expect(stdout).toMatch(/\nreuse {11}The question: .*\n$/)
})

it('runs one, and leaves to it what follows its name', () => {
  expect(parsed('--rtt 40ms run reuse --number 3 --help')).toMatchObject({
    rttMs: 40,
    command: {
      type: 'script',
      file: expect.stringMatching(/scripts.reuse\.ts$/),
      args: ['--number', '3', '--help'],
    },
    stderr: '',
  })
})

const help: readonly [line: string, words: string][] = [
  ['run --help', 'Usage: pool-repl run NAME [options of the script]'],
  ['scripts --help', 'List the saved scripts'],
]

it.each(help)('tells of itself with %s', (line, words) => {
  const { command, stdout } = parsed(line)
  expect(command).toEqual({ type: 'exit', code: 0 })
  expect(stdout).toContain(words)
  expect(stdout.split('\n').filter((text) => text.length > 80)).toEqual([])
})

const complaints: readonly [line: string, words: string][] = [
  ['run', "missing required argument 'name'"],
  ['run reus', "error: there is no saved script 'reus'; did you mean reuse?\n"],
  ['run --jsn reuse', "unknown option '--jsn'"],
  ['scripts reuse', 'too many arguments'],
]

it.each(complaints)('complains about %s', (line, words) => {
  const { command, stdout, stderr } = parsed(line)
  expect(command).toEqual({ type: 'exit', code: 2 })
  expect(stdout).toBe('')
  expect(stderr).toContain(words)
})

import process from 'node:process'
import { afterEach, beforeEach, describe, expect, type MockInstance, test, vi } from 'vitest'
import { type ParsedCommand, parseCommandLine } from '../../src/shell/command-line.ts'

let stdout: MockInstance<typeof process.stdout.write>
let stderr: MockInstance<typeof process.stderr.write>

beforeEach(() => {
  stdout = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})

afterEach(() => {
  vi.restoreAllMocks()
})

/** What a command line of blanks between words is parsed to, with what it says. */
function parsed(line: string) {
  const { command, color, rttMs } = parseCommandLine(line.split(' ').filter((word) => word !== ''))
  const said = (mock: MockInstance) => mock.mock.calls.map(([text]) => String(text)).join('')
  return { command, color, rttMs, stdout: said(stdout), stderr: said(stderr) }
}

interface Case {
  readonly line: string
  readonly command: object
}

const options = { offline: false, mappings: [], verbose: false }
const usual = { options, log: undefined, preloads: [], interactive: false, args: [] }
const mapping = { host: 'a', port: null, to: 'practice' }

const cases: readonly Case[] = [
  { line: '', command: { type: 'shell', ...usual } },
  {
    line: '--offline',
    command: { ...usual, type: 'shell', options: { ...options, offline: true } },
  },
  { line: '-v', command: { ...usual, type: 'shell', options: { ...options, verbose: true } } },
  {
    line: '--map a=practice --map a=practice',
    command: { ...usual, type: 'shell', options: { ...options, mappings: [mapping, mapping] } },
  },
  {
    line: '--log info',
    command: { ...usual, type: 'shell', log: 'INFO', options: { ...options, log: 'INFO' } },
  },
  {
    line: '--log=OFF',
    command: { ...usual, type: 'shell', log: 'OFF', options: { ...options, log: 'OFF' } },
  },
  {
    line: '--conn on',
    command: { ...usual, type: 'shell', options: { ...options, conn: 'on' } },
  },
  { line: '-i', command: { ...usual, type: 'shell', interactive: true } },
  { line: '-r a -r ./b.ts', command: { ...usual, type: 'shell', preloads: ['a', './b.ts'] } },
  { line: '-e 1', command: { ...usual, type: 'code', code: '1', print: false } },
  { line: '--eval=1', command: { ...usual, type: 'code', code: '1', print: false } },
  {
    line: '-p 1 a -v',
    command: { ...usual, type: 'code', code: '1', print: true, args: ['a', '-v'] },
  },
  { line: '-', command: { ...usual, type: 'stdin' } },
  { line: '- a', command: { ...usual, type: 'stdin', args: ['a'] } },
  { line: 'a.ts', command: { ...usual, type: 'script', file: 'a.ts' } },
  {
    line: 'a.ts --offline -x b --version',
    command: {
      ...usual,
      type: 'script',
      file: 'a.ts',
      args: ['--offline', '-x', 'b', '--version'],
    },
  },
  { line: './check x', command: { ...usual, type: 'script', file: './check', args: ['x'] } },
  { line: '-- -a.ts', command: { ...usual, type: 'script', file: '-a.ts' } },
  {
    line: 'check a b',
    command: {
      type: 'check',
      files: ['a', 'b'],
      options: { online: false, mappings: [], verbose: false, wording: {} },
    },
  },
  {
    line: 'check --online --log-port=off --log-requests=on -v --map a=practice a',
    command: {
      type: 'check',
      files: ['a'],
      options: {
        online: true,
        mappings: [mapping],
        verbose: true,
        wording: { port: false, requests: true },
      },
    },
  },
  {
    line: '--map a=practice check a',
    command: { type: 'check', options: { mappings: [mapping] } },
  },
  { line: '-V', command: { type: 'exit', code: 0 } },
  { line: '-h', command: { type: 'exit', code: 0 } },
  { line: 'check --help', command: { type: 'exit', code: 0 } },
]

describe('the command line', () => {
  test.each(cases)('pool-repl $line', ({ line, command }) => {
    expect(parsed(line).command).toMatchObject(command)
  })

  test('simulates a distance, in milliseconds', () => {
    expect(parsed('-p 1').rttMs).toBe(0)
    expect(parsed('--rtt 40ms -p 1').rttMs).toBe(40)
    expect(parsed('--rtt=0.04s check a').rttMs).toBe(40)
    expect(parsed('--rtt=1s check --rtt 40ms a').rttMs).toBe(40)
    expect(parsed('a.ts --rtt 40ms')).toMatchObject({
      rttMs: 0,
      command: { args: ['--rtt', '40ms'] },
    })
  })

  test('chooses colours', () => {
    expect(parsed('').color).toBe('auto')
    expect(parsed('--color=always -p 1').color).toBe('always')
  })
})

const complaints: readonly [line: string, words: readonly string[]][] = [
  ['--offlin', ["'--offlin'", 'Did you mean --offline?']],
  ['--lgo off', ["'--lgo'", 'Did you mean --log?']],
  ['--color=pink', ["'pink'", 'auto, always, never']],
  ['--conn=maybe', ["'maybe'", 'auto, on, off']],
  ['--log loud', ["'loud'", 'debug, info, warning, error, critical or off']],
  ['--map nowhere', ["'nowhere'", 'HOST[:PORT]=practice']],
  ['--rtt 40', ["'40'", 'such as 40ms or 0.04s']],
  ['--rtt 40s', ["'40s'", '10s at most']],
  ['-e', ['-e, --eval']],
  ['-e 1 -p 2', ['cannot be used with']],
  ['check', ["'files'"]],
  ['check --onlin a', ["'--onlin'", 'Did you mean --online?']],
  ['check --log-port=maybe a', ["'maybe'", 'on, off']],
]

describe('a complaint', () => {
  test.each(complaints)('about %s', (line, words) => {
    const said = parsed(line)
    expect(said.command).toEqual({ type: 'exit', code: 2 } satisfies ParsedCommand)
    expect(said.stdout).toBe('')
    for (const word of words) expect(said.stderr).toContain(word)
  })
})

describe('what is told', () => {
  test('the version, bare', () => {
    expect(parsed('--version').stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  test('with --verbose the runtime, too', () => {
    expect(parsed('-v -V').stdout).toMatch(/^pool-repl \d+\.\d+\.\d+ (node|deno|bun) \d+\.\d+\.\d+/)
  })

  const help: readonly [line: string, words: readonly string[]][] = [
    [
      '--help',
      [
        'Usage: pool-repl [options] [FILE [args...]]',
        'Examples:',
        'NO_COLOR',
        'Exit codes:',
        '130',
      ],
    ],
    ['check --help', ['Usage: pool-repl check [options] FILE...', 'log-port=off']],
  ]
  test.each(help)('%s in 80 columns', (line, words) => {
    const said = parsed(line)
    for (const word of words) expect(said.stdout).toContain(word)
    expect(said.stdout.split('\n').filter((text) => text.length > 80)).toEqual([])
    expect(said.stderr).toBe('')
  })
})

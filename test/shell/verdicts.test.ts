import process from 'node:process'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { holdBack, logging, setDefaultStream } from '../../src/logging/index.ts'
import { Session } from '../../src/sessions/index.ts'
import { switchLog } from '../../src/shell/log-switch.ts'
import type { VerdictChoice } from '../../src/shell/verdict-choices.ts'
import { isVerdict, showVerdicts } from '../../src/shell/verdicts.ts'
import { answer, type RawServer, rawServer } from '../transport/raw-server.ts'

/** Lines without what differs from run to run. */
let lines: string[]
let server: RawServer
let session: Session
const stdin = Object.getOwnPropertyDescriptor(process.stdin, 'isTTY')
const stderr = Object.getOwnPropertyDescriptor(process.stderr, 'isTTY')

function onTerminal(yes: boolean): void {
  for (const stream of [process.stdin, process.stderr]) {
    Object.defineProperty(stream, 'isTTY', { value: yes, configurable: true })
  }
}

beforeEach(async () => {
  vi.stubEnv('NO_COLOR', '1')
  lines = []
  setDefaultStream({
    write: (text) => {
      const line = text
        .trimEnd()
        .replace(/(?<=\bc)\d+|(?<=:)\d+/g, '#')
        .replace(/[\d.]+ m?s$/, '#')
      lines.push(line.replace(/^DEBUG:urllib3.connectionpool:/, 'log '))
    },
  })
  logging.basicConfig({ level: 'DEBUG', force: true })
  server = await rawServer((_, socket) => socket.write(answer('x')))
  session = new Session()
  session.trust_env = false
})

afterEach(async () => {
  session.close()
  await server.close()
  setDefaultStream()
  showVerdicts('off')
  switchLog('debug')
  vi.unstubAllEnvs()
})

afterAll(() => {
  for (const [stream, descriptor] of [
    [process.stdin, stdin],
    [process.stderr, stderr],
  ] as const) {
    Reflect.deleteProperty(stream, 'isTTY')
    if (descriptor !== undefined) Object.defineProperty(stream, 'isTTY', descriptor)
  }
})

const opened = 'log Starting new HTTP connection (1): 127.0.0.1:#'
const answered = 'log http://127.0.0.1:# "GET / HTTP/1.1" 200 1'
const isNew = '  c# new · first use of this origin'
const isReused = '  c# reused · 2nd request · idle #'
const told = [opened, answered, isNew, answered, isReused]
const silent = [opened, answered, answered]

const cases: readonly {
  readonly name: string
  readonly choice: VerdictChoice
  readonly terminal: boolean
  readonly setUp?: () => void
  readonly lines: readonly string[]
}[] = [
  { name: 'on a terminal', choice: 'auto', terminal: true, lines: told },
  { name: 'nowhere else', choice: 'auto', terminal: false, lines: silent },
  { name: 'anywhere when it is on', choice: 'on', terminal: false, lines: told },
  { name: 'nowhere when it is off', choice: 'off', terminal: true, lines: silent },
  {
    name: 'not where the log is off',
    choice: 'auto',
    terminal: true,
    setUp: () => switchLog('off'),
    lines: [],
  },
  {
    name: 'of new connections where the log is of connections',
    choice: 'auto',
    terminal: true,
    setUp: () => switchLog('conn'),
    lines: [opened, isNew],
  },
  {
    name: 'not where requests have no lines',
    choice: 'auto',
    terminal: true,
    setUp: () => logging.getLogger().setLevel('WARNING'),
    lines: [],
  },
  {
    name: 'not while something measures',
    choice: 'on',
    terminal: true,
    setUp: () => {
      const release = holdBack()
      onTestEnd.push(() => release())
    },
    lines: [],
  },
]

const onTestEnd: (() => void)[] = []
afterEach(() => {
  for (const end of onTestEnd.splice(0)) end()
})

for (const { name, choice, terminal, setUp, lines: expected } of cases) {
  test(`a verdict is shown ${name}`, async () => {
    showVerdicts(choice)
    onTerminal(terminal)
    setUp?.()
    await session.get(`http://127.0.0.1:${server.port}/`)
    await session.get(`http://127.0.0.1:${server.port}/`)
    expect(lines).toEqual(expected)
  })
}

test('a verdict is known by its form', () => {
  expect([isNew, isReused].map((line) => isVerdict(line.replace('#', '1')))).toEqual([true, true])
  expect([opened, 'c1 new · x', '  c new'].some(isVerdict)).toBe(false)
})

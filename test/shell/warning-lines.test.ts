import process from 'node:process'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { showWarningsBy } from '../../src/adapters/index.ts'
import { warnInsecureRequest } from '../../src/adapters/warnings.ts'
import { holdBack, setDefaultStream } from '../../src/logging/index.ts'
import { showWarningLines } from '../../src/shell/warning-lines.ts'
import { type Ended, poolRepl, ScratchFolder } from './this-runtime.ts'

const host = 'a.test'
const line = (of: string): string =>
  `InsecureRequestWarning: Unverified HTTPS request is being made to host '${of}'. Adding ` +
  'certificate verification is strongly advised. See: ' +
  'https://urllib3.readthedocs.io/en/latest/advanced-usage.html#tls-warnings\n'

let written = ''
const emitted = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})

/** What a test runner that hides warnings has taken away. */
const printer = (): void => {}
process.on('warning', printer)

beforeEach(() => {
  written = ''
  setDefaultStream({ write: (text) => (written += text) })
  showWarningLines()
})

afterEach(() => {
  showWarningsBy()
  setDefaultStream()
  emitted.mockClear()
})

test('each warning is one line on standard error, and none of the process', () => {
  warnInsecureRequest({ host })
  warnInsecureRequest({ host })
  expect(written).toBe(line(host).repeat(2))
  expect(emitted).not.toHaveBeenCalled()
})

test('while something is timed, each is told once', () => {
  const release = holdBack()
  for (const of of ['b.test', 'b.test', 'c.test']) warnInsecureRequest({ host: of })
  release()
  expect(written).toBe(line('b.test') + line('c.test'))
})

test('where the user listens for warnings of the process, they are left to it', () => {
  const listener = (): void => {}
  process.on('warning', listener)
  warnInsecureRequest({ host })
  process.off('warning', listener)
  expect(written).toBe('')
  expect(emitted).toHaveBeenCalledWith(expect.any(String), 'InsecureRequestWarning')
})

const code = `
  const url = practice.httpsUrl
  void (await session.get(url, { verify: false }))
  print(session.get(url, { verify: false }).status_code)
  process.emitWarning('mine', 'OtherWarning')
`
const script = `
  import { Practice } from 'pool-repl/practice'
  import { requests } from 'pool-repl'
  const practice = Practice.start()
  await requests.get(practice.httpsUrl, { verify: false })
  process.emitWarning('mine', 'OtherWarning')
  await practice.close()
`
const folder = new ScratchFolder({ 'script.mjs': script })
afterAll(() => folder.remove())

const log = (text: string): string => `DEBUG:urllib3.connectionpool:${text}\n`
const others = '\\(\\w+:\\d+\\) OtherWarning: mine\n(?:\\(Use .*\n)?'
const answer = log('https://127.0.0.1:\\d+ "GET / HTTP/1.1" 200 \\d+')
const warning = line('127.0.0.1').replace(/[.?]/g, '\\$&')
const ofCode = log('Starting new HTTPS connection \\(1\\): 127.0.0.1:\\d+') + warning + answer

interface Case {
  readonly name: string
  readonly run: () => Ended
  readonly stderr: string
  readonly stdout: string
}

const cases: readonly Case[] = [
  {
    name: 'code of the command line is told before the log tells of the answer',
    run: () => poolRepl(['--offline', '-e', code]),
    stderr: ofCode + warning + answer + others,
    stdout: '200\n',
  },
  {
    name: 'piped input, too',
    run: () => poolRepl(['--offline'], { input: code }),
    stderr: ofCode + warning + answer + others,
    stdout: '200\n',
  },
  {
    name: 'a script is told, and other warnings look as ever',
    run: () => poolRepl(['script.mjs'], { folder: folder.path }),
    stderr: warning + others,
    stdout: '',
  },
  {
    name: 'a runtime that is told to hide warnings hides this one',
    run: () => poolRepl(['script.mjs'], { folder: folder.path, env: { NODE_NO_WARNINGS: '1' } }),
    // Deno does not know the variable
    stderr: process.versions.deno === undefined ? '' : warning + others,
    stdout: '',
  },
]

test.each(cases)('$name', ({ run, stderr, stdout }) => {
  const ended = run()
  expect(ended.stderr).toMatch(new RegExp(`^${stderr}$`))
  expect(ended).toMatchObject({ status: 0, stdout })
})

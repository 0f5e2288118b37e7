import process from 'node:process'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { runtimeName } from '../../src/runtime/name.ts'
import { showScriptError } from '../../src/shell/script-environment.ts'
import { showWholeStacks } from '../../src/shell/whole-stacks.ts'
import { poolRepl, ScratchFolder } from './this-runtime.ts'

const script =
  "import { requests } from 'pool-repl'\nconsole.log((await requests.get(process.argv[2])).status_code)\n"
const folder = new ScratchFolder({ 'get.ts': script })
afterAll(() => folder.remove())

const starting = 'DEBUG:urllib3.connectionpool:Starting new HTTP connection (1): '

describe('a script', () => {
  const run = (...args: readonly string[]) => poolRepl(args, { folder: folder.path })

  test('reaches the hosts of the documents offline, and logs nothing', () => {
    const ended = run('--offline', 'get.ts', 'http://httpbin.org/get')
    expect(ended).toEqual({ status: 0, stdout: '200\n', stderr: '' })
  })

  test('logs when asked', () => {
    const ended = run(
      '--map',
      'a.example=practice',
      '--log=debug',
      'get.ts',
      'http://a.example/get',
    )
    expect(ended).toMatchObject({ status: 0, stdout: '200\n' })
    expect(ended.stderr).toContain(`${starting}a.example:80\n`)
  })

  test('tells of connections when asked, below the log', () => {
    const alone = run('--offline', '--conn=on', 'get.ts', 'http://httpbin.org/get')
    expect(alone.stderr).toBe('  c1 new · first use of this origin\n')
    const logged = run('--offline', '--conn=on', '--log=debug', 'get.ts', 'http://httpbin.org/get')
    expect(logged.stderr.split('\n').map((line) => line.slice(0, 8))).toEqual([
      'DEBUG:ur',
      'DEBUG:ur',
      '  c1 new',
      '',
    ])
  })

  test('is told what to try when a connection failed', () => {
    const ended = run('--offline', 'get.ts', 'http://b.example/')
    expect(ended.status).toBe(1)
    expect(ended.stderr).toMatch(
      /^ConnectionError: offline: .*\n(?: +at .*get\.ts:2:.*\n)? {2}where: .*\n {2}try: --map .*\n$/,
    )
    const verbose = run('-v', '--offline', 'get.ts', 'http://b.example/')
    expect(verbose.stderr).toMatch(
      /^ConnectionError: .*\n(.*\n)* +at .*send.*\n(.*\n)* {2}try: --map /i,
    )
  })
})

describe('showScriptError', () => {
  const shown = (error: unknown): string => {
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    try {
      expect(showScriptError(error)).toBe(1)
      return write.mock.calls.map(([text]) => String(text)).join('')
    } finally {
      write.mockRestore()
    }
  }

  test('shows where in code of the user it happened', () => {
    const error = new Error('x')
    error.stack = 'Error: x\n    at f (a.ts:1:2)\n    at go (node:internal/x:3:4)'
    expect(shown(error)).toBe('Error: x\n    at f (a.ts:1:2)\n')
  })

  test('shows the whole stack when asked', () => {
    const error = new Error('x')
    showWholeStacks()
    const text = shown(error)
    showWholeStacks(false)
    expect(text).toBe(`${error.stack}\n`)
  })

  test('shows what is no error', () => {
    expect(shown('x')).toBe('Uncaught x\n')
  })

  test("shows esbuild's message alone", () => {
    expect(shown(new Error('Transform failed with 1 error:\na.ts:1:2: x'))).toBe(
      'Transform failed with 1 error:\na.ts:1:2: x\n',
    )
  })

  test.skipIf(runtimeName === 'deno').each(['BuildMessage', 'ResolveMessage', 'SyntaxError'])(
    'leaves a %s to the runtime',
    (name) => {
      const error = name === 'SyntaxError' ? new SyntaxError('x') : { name, message: 'x' }
      expect(() => showScriptError(error)).toThrow()
    },
  )
})

import process from 'node:process'
import { afterEach, beforeEach, expect, type MockInstance, test, vi } from 'vitest'
import { Evaluator } from '../../src/repl-enhancements/evaluator.ts'
import { type Code, evaluateIn } from '../../src/shell/code-evaluation.ts'

const { NO_COLOR, FORCE_COLOR } = process.env
let stdout: MockInstance<typeof process.stdout.write>
let stderr: MockInstance<typeof process.stderr.write>

beforeEach(() => {
  process.env.NO_COLOR = '1'
  stdout = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})

afterEach(() => {
  vi.restoreAllMocks()
  for (const [name, value] of Object.entries({ NO_COLOR, FORCE_COLOR })) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
})

async function evaluated(source: string, settings: Partial<Code> = {}, verbose = false) {
  const code = { source, filename: '<eval>', print: true, ...settings }
  const exitCode = await evaluateIn(new Evaluator(), code, { verbose })
  const said = (mock: MockInstance) => mock.mock.calls.map(([text]) => String(text)).join('')
  return { exitCode, stdout: said(stdout), stderr: said(stderr) }
}

const values: readonly [source: string, stdout: string][] = [
  ['1 + 1', '2\n'],
  ['"a"', 'a\n'],
  ['1\n;[2]', '[ 2 ]\n'],
  ['x = 4', '4\n'],
  ['let x = 4', 'undefined\n'],
  ['', 'undefined\n'],
]

test.each(values)('the value of %j', async (source, text) => {
  expect(await evaluated(source)).toEqual({ exitCode: 0, stdout: text, stderr: '' })
})

test('no value where none is asked for', async () => {
  expect((await evaluated('1', { print: false })).stdout).toBe('')
})

test('in colour where that is wanted', async () => {
  delete process.env.NO_COLOR
  process.env.FORCE_COLOR = '1'
  expect((await evaluated('1')).stdout).toBe('\u001b[33m1\u001b[39m\n')
})

test('an error, and no value', async () => {
  const { exitCode, ...said } = await evaluated('1\nnull.x\n2')
  expect({ exitCode, stdout: said.stdout }).toEqual({ exitCode: 1, stdout: '' })
  expect(said.stderr).toMatch(/^TypeError: .*\n {2}at <eval>:2:\d+\n$/)
})

test('an error with its stack when asked', async () => {
  const { stderr: shown } = await evaluated('throw new RangeError("far")', {}, true)
  expect(shown).toMatch(/^RangeError: far\n +at /)
})

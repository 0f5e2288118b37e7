import { expect, test } from 'vitest'
import { ManualClock } from '../../src/clock/manual-clock.ts'
import { prepare, type Statement, type StatementCompiler } from '../../src/timeit/statement.ts'

const clock = new ManualClock()
const timer = () => clock.nowMs() / 1000

/** An evaluator that says what it was given and does. */
function recorder(): { told: string[]; compile: StatementCompiler } {
  const told: string[] = []
  const compile: StatementCompiler = (setup, statement, globals) => {
    told.push(`compile '${setup}' '${statement}' ${JSON.stringify(globals) ?? 'nothing'}`)
    return async (number) => {
      told.push(`run ${number}`)
      return 0.5
    }
  }
  return { told, compile }
}

/** Setup and statement, f being a function, and what is done to run them three times. */
const cases: [setup: Statement | 'f', statement: Statement | 'f', told: string[]][] = [
  ['x = 1', 'x', ["compile 'x = 1' 'x' nothing", 'run 3']],
  ['pass', 'x', ["compile '' 'x' nothing", 'run 3']],
  [' pass\n', 'x', ["compile '' 'x' nothing", 'run 3']],
  ['x', 'pass', ["compile 'x' '' nothing", 'run 3']],
  ['f', 'x', ["compile '' 'x' nothing", 'f', 'run 3']],
  ['x', 'f', ["compile 'x' '' nothing", 'run 0', 'f', 'f', 'f']],
  ['f', 'f', ['f', 'f', 'f', 'f']],
]

for (const [setup, statement, expected] of cases) {
  test(`setup ${JSON.stringify(setup)}, statement ${JSON.stringify(statement)}`, async () => {
    const { told, compile } = recorder()
    const f = async () => {
      await Promise.resolve()
      told.push('f')
    }
    const either = (given: Statement) => (given === 'f' ? f : given)
    const run = prepare(either(setup), either(statement), { compile, clock })
    await run(3, timer)
    expect(told).toEqual(expected)
  })
}

test('names given to a text statement reach the evaluator', () => {
  const { told, compile } = recorder()
  prepare('pass', 'x', { compile, clock }, { x: 1 })
  expect(told).toEqual([`compile '' 'x' {"x":1}`])
})

test('the setup is not timed', async () => {
  const setup = () => clock.advance(5000)
  const run = prepare(setup, () => clock.advance(10), { clock })
  expect(await run(3, timer)).toBeCloseTo(0.03, 9)
})

test('text is compiled at once, so that what it is wrong with shows at once', () => {
  const compile = () => {
    throw new SyntaxError('unexpected')
  }
  expect(() => prepare('pass', '(', { compile, clock })).toThrow(SyntaxError)
})

for (const [setup, statement] of [
  ['pass', 'x'],
  ['x', 'pass'],
] as const) {
  test(`without an evaluator, setup '${setup}' and statement '${statement}' are refused`, () => {
    expect(() => prepare(setup, statement, { clock })).toThrow(TypeError)
    expect(() => prepare(setup, statement, { clock })).toThrow(/pass a function/)
  })
}

test('doing nothing takes no evaluator', async () => {
  expect(await prepare('pass', 'pass', { clock })(10, timer)).toBe(0)
})

test('CPython’s errors for what is neither text nor a function', () => {
  expect(() => prepare('pass', 3, { clock })).toThrow('stmt is neither a string nor callable')
  expect(() => prepare(4, 3, { clock })).toThrow('setup is neither a string nor callable')
  expect(() => prepare('pass', null, { clock })).toThrow('stmt is neither a string nor callable')
})

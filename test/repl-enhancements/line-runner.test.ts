import { describe, expect, test } from 'vitest'
import { KeyboardInterrupt } from '../../src/repl-enhancements/keyboard-interrupt.ts'
import { LineRunner } from '../../src/repl-enhancements/line-runner.ts'
import { EventQueue } from '../../src/repl-enhancements/screen/event-queue.ts'
import { Terminal } from '../../src/repl-enhancements/screen/terminal.ts'
import { claimInterrupt, interruptSignal } from '../../src/runtime/interrupt.ts'
import { BracketEvaluator, type Execute } from './bracket-evaluator.ts'
import { FakeInput, FakeOutput } from './fake-terminal.ts'

interface Outcome {
  readonly printed: readonly string[]
  readonly defined: Readonly<Record<string, unknown>>
}

const boom = new Error('boom')
const broken = Object.assign(new Error('broken'), { code: 'ERR_SCRIPT_EXECUTION_INTERRUPTED' })

async function run(execute: Execute, source = 'x', interrupt = false): Promise<Outcome> {
  const printed: string[] = []
  const events = new EventQueue()
  const runner = new LineRunner({
    settings: { writer: (value) => `<${value}>`, writeError: (error) => `! ${error}` },
    events,
    terminal: new Terminal(new FakeInput(), new FakeOutput(), { event() {}, resized() {} }),
    print: (text, stream) => printed.push(`${stream}: ${text}`),
  })
  const evaluator = new BracketEvaluator(execute)
  const ended = runner.run(source, evaluator)
  if (interrupt) events.push({ type: 'key', name: 'C-c' })
  await ended
  return { printed, defined: evaluator.defined }
}

function fail(error: unknown): Execute {
  return () => {
    throw error
  }
}

const cases: readonly (Outcome & { readonly name: string; readonly execute: Execute })[] = [
  { name: 'shows a value', execute: () => 7, printed: ['stdout: <7>'], defined: { _: 7 } },
  {
    name: 'shows false',
    execute: () => false,
    printed: ['stdout: <false>'],
    defined: { _: false },
  },
  { name: 'shows no null', execute: () => null, printed: [], defined: {} },
  { name: 'shows no undefined', execute: () => undefined, printed: [], defined: {} },
  {
    name: 'shows an error',
    execute: fail(boom),
    printed: ['stderr: ! Error: boom'],
    defined: { _error: boom },
  },
  {
    name: 'shows that a loop was broken',
    execute: fail(broken),
    printed: ['stderr: KeyboardInterrupt'],
    defined: { _error: broken },
  },
]

describe('LineRunner', () => {
  test.each(cases)('$name', async ({ execute, printed, defined }) => {
    expect(await run(execute)).toEqual({ printed, defined })
  })

  test('shows nothing of a line that is not to be shown', async () => {
    expect(await run(() => 7, 'quiet x')).toEqual({ printed: [], defined: {} })
  })

  test('passes ctrl-c on to work that claims it, whose value is that of the line', async () => {
    const execute: Execute = () =>
      new Promise((resolve) => {
        claimInterrupt((reason) => resolve(reason instanceof KeyboardInterrupt ? 'half' : reason))
      })
    expect(await run(execute, 'x', true)).toEqual({
      printed: ['stdout: <half>'],
      defined: { _: 'half' },
    })
  })

  test('gives up a line on ctrl-c, whatever it does, and aborts its signals', async () => {
    const signals: (AbortSignal | undefined)[] = []
    const outcome = await run(
      (_, { signal }) => {
        signals.push(signal, interruptSignal())
        return new Promise(() => {})
      },
      'x',
      true,
    )
    expect(outcome).toEqual({ printed: ['stderr: KeyboardInterrupt'], defined: {} })
    expect(signals.map((signal) => signal?.reason)).toEqual([
      expect.any(KeyboardInterrupt),
      expect.any(KeyboardInterrupt),
    ])
  })
})

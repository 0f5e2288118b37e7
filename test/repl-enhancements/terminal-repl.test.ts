import { afterEach, describe, expect, test, vi } from 'vitest'
import { type Repl, type StartOptions, start } from '../../src/repl-enhancements/index.ts'
import { PrintStream } from '../../src/repl-enhancements/screen/print-stream.ts'
import { BracketEvaluator, type Execute } from './bracket-evaluator.ts'
import { FakeInput, FakeOutput } from './fake-terminal.ts'
import { VirtualTerminal } from './screen/virtual-terminal.ts'

interface ShellOptions extends Partial<StartOptions> {
  readonly execute?: Execute
  /** Whether standard output goes to a file. */
  readonly outputToFile?: boolean
}

interface Shell {
  readonly repl: Repl
  readonly input: FakeInput
  readonly output: FakeOutput
  readonly errorOutput: FakeOutput
  readonly evaluator: BracketEvaluator
  /** Types keys, then waits until the screen ends with these rows. */
  readonly type: (keys: string, ...rows: readonly string[]) => Promise<void>
}

const shells: Repl[] = []

function openShell({ execute, outputToFile = false, ...options }: ShellOptions = {}): Shell {
  const input = new FakeInput()
  const terminal = new VirtualTerminal(40, 12)
  const output = new FakeOutput(!outputToFile, terminal)
  const errorOutput = new FakeOutput(true, terminal)
  const evaluator = new BracketEvaluator(execute)
  const writeError = (error: unknown): string => `! ${error}`
  const repl = start({ input, output, errorOutput, evaluator, writeError, ...options })
  shells.push(repl)
  const type = async (keys: string, ...rows: readonly string[]): Promise<void> => {
    input.write(keys)
    await vi.waitFor(() => expect(terminal.screen.slice(-rows.length)).toEqual(rows), 2000)
  }
  return { repl, input, output, errorOutput, evaluator, type }
}

const failing: Execute = (source) => {
  if (source === 'bad') throw new Error('boom')
  return source === 'none' ? null : source
}

describe('a prompt on a terminal', () => {
  afterEach(() => {
    for (const repl of shells.splice(0)) repl.close()
  })

  test('is shown before start returns, and before the evaluator is asked for', () => {
    const input = new FakeInput()
    const output = new FakeOutput()
    let screen: readonly string[] = []
    const evaluator = async (): Promise<BracketEvaluator> => {
      screen = output.terminal.screen
      return new BracketEvaluator()
    }
    shells.push(start({ input, output, errorOutput: output, evaluator }))
    expect(screen).toEqual(['>>>'])
    expect(input.isRaw).toBe(true)
  })

  test('keeps the lines that are typed before the evaluator is loaded', async () => {
    let load = (_: BracketEvaluator): void => {}
    const evaluator = new Promise<BracketEvaluator>((resolve) => {
      load = resolve
    })
    const { type } = openShell({ evaluator })
    await type('1\r2\r', '>>> 1')
    load(new BracketEvaluator())
    await type('', '>>> 1', "'1'", '>>> 2', "'2'", '>>>')
  })

  test('drops a line on ctrl-c while the evaluator is loaded', async () => {
    const { type } = openShell({ evaluator: new Promise(() => {}) })
    await type('1\r', '>>> 1')
    await type('\u0003', '>>> 1', '>>>')
  })

  test('ends with code 1 and the reason when the evaluator cannot be loaded', async () => {
    const { repl, type } = openShell({ evaluator: () => Promise.reject(new Error('gone')) })
    await type('', '>>>', '! Error: gone')
    expect(await repl.exited).toBe(1)
  })

  test('gives the evaluator the globals, the last value and the last error', async () => {
    const { type, evaluator } = openShell({ globals: { answer: 42 }, execute: failing })
    await type('a\rnone\rquiet b\rbad\r', '>>> quiet b', '>>> bad', '! Error: boom', '>>>')
    expect(evaluator.defined).toMatchObject({ answer: 42, _: 'a', _error: { message: 'boom' } })
  })

  test('shows values as the writer says', async () => {
    const { type } = openShell({ writer: (value) => `<${value}>` })
    await type('a\r', '>>> a', '<a>', '>>>')
  })

  test('survives a writer and a writeError that throw', async () => {
    const fail = (): never => {
      throw new Error('broken')
    }
    const { type } = openShell({ writer: fail, writeError: fail })
    await type('a\r', '>>> a', "an error that can't be shown: broken", '>>>')
  })

  test('shows a summary for what it writes down whole', async () => {
    const execute: Execute = () => {
      const stream = repl.stderr
      stream.write('a\n')
      if (!(stream instanceof PrintStream)) return null
      stream.summaries?.show({ text: 'a\n', shown: '… ×2\n', over: false })
      stream.summaries?.show({ text: 'a\n', shown: '… ×3\n', over: true })
      return null
    }
    const { repl, type } = openShell({ execute })
    await type('log\r', 'a', '… ×3', '>>>')
    expect(repl.recorded[0]?.output).toBe('a\na\na\n')
  })

  test('writes values to the output and errors to the error output', async () => {
    const { type, output, errorOutput } = openShell({ execute: failing })
    await type('a\rbad\r', '! Error: boom', '>>>')
    expect(output.text).toContain("'a'\n")
    expect(errorOutput.text).toBe('! Error: boom\n')
  })

  test('prompts on the error output when the output is a file', async () => {
    const { type, output } = openShell({ outputToFile: true })
    await type('a\rb\r', '>>> a', '>>> b', '>>>')
    expect(output.text).toBe("'a'\n'b'\n")
  })

  test('gives each line a signal and a name, and breaks loops on ctrl-c', async () => {
    const seen: unknown[] = []
    const { type } = openShell({
      execute: (_, { signal, filename }) => {
        seen.push(signal instanceof AbortSignal, filename)
      },
    })
    await type('a\rb\r', '>>> b', '>>>')
    expect(seen).toEqual([true, '<input-1>', true, '<input-2>'])
  })

  test('leaves raw mode while the synchronous part of a line runs', async () => {
    const modes: boolean[] = []
    const { type, input } = openShell({
      execute: async () => {
        modes.push(input.isRaw)
        await new Promise((resolve) => setTimeout(resolve, 1))
        modes.push(input.isRaw)
      },
    })
    await type('a\r', '>>> a', '>>>')
    expect(modes).toEqual([false, true])
  })

  test('begins a new line for a value when the output stands in one', async () => {
    const { type, repl } = openShell({
      execute: (source) => {
        repl.stdout.write('part')
        return source
      },
    })
    await type('a\r', '>>> a', 'part', "'a'", '>>>')
  })

  test('prints above what is typed, in lines of its own', async () => {
    const { repl, type, errorOutput } = openShell()
    await type('half', '>>> half')
    repl.printAbove('one\ntwo')
    repl.printAbove('three\n', 'stderr')
    await type('', 'one', 'two', 'three', '>>> half')
    expect(errorOutput.text).toBe('three\n')
  })

  test('leads the console and the streams above what is typed, and gives them back', async () => {
    const { console: original } = globalThis
    const { write } = FakeOutput.prototype
    const { repl, type, output, errorOutput } = openShell()
    await type('half', '>>> half')
    globalThis.console.log('log %d', 1)
    globalThis.console.error('error')
    output.write('out\n')
    errorOutput.write('err\n')
    await type('', 'log 1', 'error', 'out', 'err', '>>> half')
    expect(globalThis.console).not.toBe(original)
    repl.close()
    expect(globalThis.console).toBe(original)
    expect([output.write, errorOutput.write]).toEqual([write, write])
    errorOutput.write('after\n')
    expect(output.terminal.screen.slice(-2)).toEqual(['>>> half', 'after'])
  })

  test('answers for the terminal behind its streams', () => {
    const { repl } = openShell({ outputToFile: true })
    expect(repl.stdout).toMatchObject({ isTTY: false })
    expect(repl.stderr).toMatchObject({ isTTY: true, columns: 40, rows: 12 })
  })

  test('runs commands of its own with the prompt as this', async () => {
    const { repl, type } = openShell()
    repl.defineCommand('greet', {
      help: 'Greet',
      async action(name) {
        this.printAbove(`Hello, ${name}`)
      },
    })
    repl.defineCommand('fail', () => {
      throw new Error('boom')
    })
    await type(
      '.greet you all\r.fail\r',
      '>>> .greet you all',
      'Hello, you all',
      '>>> .fail',
      '! Error: boom',
      '>>>',
    )
  })

  test('takes a command for one behind other lines, but no method call', async () => {
    const { type, evaluator } = openShell()
    await type('(\r.break\r', '>>> (', '... .break', '>>>')
    await type('(\r.nope\r)\r', '>>> (', '... .nope', '... )', "'(\\n.nope\\n)'", '>>>')
    expect(evaluator.executed).toEqual(['(\n.nope\n)'])
  })

  test('tells its listeners when it is cleared and when it ends', async () => {
    const { repl, input, type } = openShell()
    const events: unknown[] = []
    repl.on('reset', (context) => events.push(['reset', context === globalThis]))
    repl.on('exit', () => events.push('exit'))
    await type('.clear\r', '>>> .clear', '>>>')
    input.write('\u0004')
    expect(await repl.exited).toBe(0)
    expect(events).toEqual([['reset', true], 'exit'])
    expect(input.isRaw).toBe(false)
  })

  test('ends when the input does', async () => {
    const { repl, input } = openShell()
    input.end()
    expect(await repl.exited).toBe(0)
  })

  test('ends with the code it is closed with, and aborts what is executed', async () => {
    const signals: (AbortSignal | undefined)[] = []
    const { repl, type } = openShell({
      execute: (_, { signal }) => {
        signals.push(signal)
        return new Promise(() => {})
      },
    })
    await type('a\r', '>>> a')
    await vi.waitFor(() => expect(signals).toHaveLength(1))
    repl.close(3)
    repl.close(4)
    expect(await repl.exited).toBe(3)
    expect(signals[0]?.aborted).toBe(true)
  })

  test('keeps a history of inputs, those of several lines whole', async () => {
    const { repl, type } = openShell()
    await type('a\r(\r)\r \r', "'(\\n)'", '>>>', '>>>')
    expect(repl.history).toEqual(['a', '(\n)'])
  })
})

import process from 'node:process'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { TerminalEvent } from '../../../src/repl-enhancements/screen/event-queue.ts'
import { Terminal } from '../../../src/repl-enhancements/screen/terminal.ts'
import { FakeInput, FakeOutput } from '../fake-terminal.ts'

const opened: Terminal[] = []

interface Opened {
  readonly terminal: Terminal
  readonly input: FakeInput
  readonly output: FakeOutput
  /** What was reported, as short words. */
  readonly reports: string[]
}

function openTerminal(): Opened {
  const input = new FakeInput()
  const output = new FakeOutput()
  const reports: string[] = []
  const terminal = new Terminal(input, output, {
    event: (event) => reports.push(word(event)),
    resized: () => reports.push('resized'),
  })
  terminal.open()
  opened.push(terminal)
  return { terminal, input, output, reports }
}

function word(event: TerminalEvent): string {
  switch (event.type) {
    case 'key':
      return event.text === undefined ? `<${event.name}>` : event.text
    case 'paste':
      return `paste ${event.text}`
    case 'pastedEnter':
    case 'signal':
    case 'end':
      return event.type
  }
}

const keys: readonly (readonly [name: string, bytes: string, words: readonly string[]])[] = [
  ['characters', 'a日👍 ', ['a', '日', '👍', ' ']],
  ['enter', '\r\n', ['<return>', '<enter>']],
  ['control', '\u0001\u0003\u0004\u001f', ['<C-a>', '<C-c>', '<C-d>', '<C-_>']],
  [
    'arrows',
    '\u001b[A\u001b[B\u001b[C\u001b[D\u001bOA',
    ['<up>', '<down>', '<right>', '<left>', '<up>'],
  ],
  ['arrows with ctrl', '\u001b[1;5C\u001b[1;5D', ['<C-right>', '<C-left>']],
  [
    'home, end, delete',
    '\u001b[H\u001b[F\u001b[1~\u001b[4~\u001b[3~',
    ['<home>', '<end>', '<home>', '<end>', '<delete>'],
  ],
  ['alt', '\u001bb\u001b\u007f\u001b\r', ['<M-b>', '<M-backspace>', '<M-return>']],
  ['backspace and tab', '\u007f\t', ['<backspace>', '<tab>']],
  ['a paste', 'a\u001b[200~b\rc\u001b[201~d', ['a', 'paste b\rc', 'd']],
]

describe('Terminal', () => {
  afterEach(() => {
    for (const terminal of opened.splice(0)) terminal.close()
  })

  test.each(keys)('reports %s', async (_, bytes, words) => {
    const { input, reports } = openTerminal()
    input.write(bytes)
    await vi.waitFor(() => expect(reports).toEqual(words))
  })

  test('puts characters together that come in pieces', async () => {
    const { input, reports } = openTerminal()
    const [first, ...rest] = Buffer.from('日')
    input.write(Buffer.from([first ?? 0]))
    input.write(Buffer.from(rest))
    await vi.waitFor(() => expect(reports).toEqual(['日']))
  })

  test('reports the end, a signal and another size', async () => {
    const { input, output, reports } = openTerminal()
    output.emit('resize')
    const [interrupt] = process.listeners('SIGINT').slice(-1)
    interrupt?.('SIGINT')
    input.end()
    await vi.waitFor(() => expect(reports).toEqual(['resized', 'signal', 'end']))
  })

  test('takes the terminal and gives it back', () => {
    const signals = ['SIGINT', 'SIGTERM', 'exit']
    const listeners = (): number[] => signals.map((name) => process.listenerCount(name))
    const before = listeners()
    const { terminal, input, output } = openTerminal()
    expect([input.isRaw, output.text]).toEqual([true, '\u001b[?2004h'])
    expect(listeners()).toEqual(before.map((count) => count + 1))
    terminal.close()
    expect([input.isRaw, output.text]).toEqual([false, '\u001b[?2004h\u001b[?2004l'])
    expect(listeners()).toEqual(before)
    expect([input.listenerCount('data'), input.isPaused()]).toEqual([0, true])
  })

  test('is out of raw mode for the turn in which it runs something with signals', async () => {
    const { terminal, input } = openTerminal()
    const modes = terminal.withSignals(async () => [input.isRaw, await null, input.isRaw])
    expect(await modes).toEqual([false, null, false])
    await nextTurn()
    expect(input.isRaw).toBe(true)
  })

  test('comes back to raw mode also when what it runs throws', async () => {
    const { terminal, input } = openTerminal()
    const fail = (): never => {
      throw new Error('boom')
    }
    expect(() => terminal.withSignals(fail)).toThrow('boom')
    await nextTurn()
    expect(input.isRaw).toBe(true)
  })

  test('does not come back to raw mode when it was closed meanwhile', async () => {
    const { terminal, input } = openTerminal()
    terminal.withSignals(() => terminal.close())
    await nextTurn()
    expect(input.isRaw).toBe(false)
  })

  test('hears signals once after any number of lines', async () => {
    const before = process.listenerCount('SIGINT')
    const { terminal } = openTerminal()
    terminal.withSignals(() => {})
    terminal.withSignals(() => {})
    await nextTurn()
    expect(process.listenerCount('SIGINT')).toBe(before + 1)
  })

  test('leaves the end of the process to the system where code may never wait', async () => {
    const count = (): number[] => ['SIGTERM', 'SIGHUP'].map((name) => process.listenerCount(name))
    const [term = 0, hangup = 0] = count()
    const { terminal } = openTerminal()
    expect(count()).toEqual([term + 1, hangup])
    expect(terminal.withSignals(count)).toEqual([term, hangup])
    expect(terminal.withSignals(count)).toEqual([term, hangup])
    await nextTurn()
    expect(count()).toEqual([term + 1, hangup])
  })

  test('writes around whoever replaces the write method of its output', () => {
    const { terminal, output } = openTerminal()
    output.write = () => false
    terminal.write('a')
    terminal.write('')
    expect(output.text).toBe('\u001b[?2004ha')
  })

  test('has 80 columns and 24 rows where the output does not know', () => {
    const output = Object.assign(new FakeOutput(), { columns: 0, rows: 0 })
    const terminal = new Terminal(new FakeInput(), output, { event() {}, resized() {} })
    expect([terminal.columns, terminal.rows]).toEqual([80, 24])
  })
})

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

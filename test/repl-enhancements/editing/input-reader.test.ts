import { describe, expect, test } from 'vitest'
import { History } from '../../../src/repl-enhancements/editing/history.ts'
import { type Input, InputReader } from '../../../src/repl-enhancements/editing/input-reader.ts'
import {
  EventQueue,
  type TerminalEvent,
} from '../../../src/repl-enhancements/screen/event-queue.ts'
import { Screen } from '../../../src/repl-enhancements/screen/screen.ts'
import { isContinuedBy } from '../../../src/repl-enhancements/statements.ts'
import { BracketEvaluator } from '../bracket-evaluator.ts'
import { VirtualTerminal } from '../screen/virtual-terminal.ts'

/** Where the keys before have been dealt with before the next one comes. */
const pause = Symbol('pause')

interface Case {
  readonly name: string
  /** Texts are typed character by character. */
  readonly events: readonly (string | typeof pause | TerminalEvent)[]
  /** The inputs read before the events were used up: `drop` and `end` by these names. */
  readonly inputs: readonly string[]
  readonly screen: readonly string[]
}

const enter: TerminalEvent = { type: 'key', name: 'return' }

function key(name: string): TerminalEvent {
  return { type: 'key', name }
}

function paste(text: string): TerminalEvent {
  return { type: 'paste', text }
}

const cases: readonly Case[] = [
  { name: 'reads a line', events: ['a', enter], inputs: ['a'], screen: ['>>> a', '>>>'] },
  { name: 'reads a blank line', events: [enter], inputs: [''], screen: ['>>>', '>>>'] },
  {
    name: 'reads an input of several lines',
    events: ['(', enter, ')', enter],
    inputs: ['(\n)'],
    screen: ['>>> (', '... )', '>>>'],
  },
  {
    name: 'enters a line wherever the cursor is in it',
    events: ['ab', key('left'), enter],
    inputs: ['ab'],
    screen: ['>>> ab', '>>>'],
  },
  {
    name: 'splits the line above the last on enter',
    events: ['(', enter, ')', key('up'), key('end'), 'x', enter, 'y'],
    inputs: [],
    screen: ['>>> (x', '... y', '... )'],
  },
  {
    name: 'goes on below the last line on enter in the middle of it',
    events: ['((', key('left'), enter, '))', enter],
    inputs: ['((\n))'],
    screen: ['>>> ((', '... ))', '>>>'],
  },
  {
    name: 'drops what is typed on ctrl-c',
    events: ['a', key('C-c')],
    inputs: ['drop a'],
    screen: ['>>> a', '>>>'],
  },
  {
    name: 'drops nothing on a signal when nothing is typed',
    events: [{ type: 'signal' }],
    inputs: [],
    screen: ['>>>'],
  },
  {
    name: 'drops what is typed on a signal',
    events: ['a', { type: 'signal' }],
    inputs: ['drop a'],
    screen: ['>>> a', '>>>'],
  },
  { name: 'ends on ctrl-d', events: [key('C-d')], inputs: ['end'], screen: ['>>>', '>>>'] },
  {
    name: 'ends with the input, whatever is typed',
    events: ['a', { type: 'end' }],
    inputs: ['end'],
    screen: ['>>> a', '>>>'],
  },
  {
    name: 'recalls inputs by up and ctrl-p, and goes back by down and ctrl-n',
    events: ['a', enter, 'b', enter, key('up'), key('C-p'), key('down'), key('C-n'), 'c'],
    inputs: ['a', 'b'],
    screen: ['>>> a', '>>> b', '>>> c'],
  },
  {
    name: 'passes over a recalled input of several lines by ctrl-p',
    events: ['a', enter, '(', enter, ')', enter, key('C-p'), key('C-p')],
    inputs: ['a', '(\n)'],
    screen: ['>>> a', '>>> (', '... )', '>>> a'],
  },
  {
    name: 'inserts a pasted line without entering it',
    events: ['[]', key('left'), paste('1')],
    inputs: [],
    screen: ['>>> [1]'],
  },
  {
    name: 'enters the pasted lines but the last',
    events: [paste('a\n  \n\nb\nc')],
    inputs: ['a', 'b'],
    screen: ['>>> a', '>>> b', '>>> c'],
  },
  {
    name: 'joins pasted lines that cannot stand alone',
    events: [paste('a\n  .b\nc\n')],
    inputs: ['a\n  .b', 'c'],
    screen: ['>>> a', '...   .b', '>>> c', '>>>'],
  },
  {
    name: 'takes typed prompts off an input',
    events: [...'>>> (', enter, ...'... )', enter, ...'>>>', enter],
    inputs: ['(\n)', ''],
    screen: ['>>> >>> (', '... ... )', '>>> >>>', '>>>'],
  },
  {
    name: 'puts what is behind the cursor behind the last pasted line',
    events: ['xy', key('left'), paste('1\n2')],
    inputs: ['x1'],
    screen: ['>>> x1', '>>> 2y'],
  },
  {
    name: 'pastes into the middle of several lines without entering anything',
    events: ['(', enter, ')', key('up'), key('end'), paste('1,\n2')],
    inputs: [],
    screen: ['>>> (1,', '... 2', '... )'],
  },
  {
    name: 'takes a tab for pasted when keys come right behind it',
    events: [key('tab'), 'a', enter],
    inputs: ['\ta'],
    screen: ['>>>     a', '>>>'],
  },
  {
    name: 'completes to the one candidate on a tab, and to what all of them begin with',
    events: ['f(ti', key('tab'), pause, ') s', key('tab'), pause, 'ss', key('tab')],
    inputs: [],
    screen: ['>>> f(timeout=) session'],
  },
  {
    name: 'lists the candidates above the line on a tab that adds nothing',
    events: ['se', key('tab')],
    inputs: [],
    screen: ['session   settings', '>>> se'],
  },
  {
    name: 'changes nothing on a tab where nothing fits',
    events: ['zz', key('tab')],
    inputs: [],
    screen: ['>>> zz'],
  },
  {
    name: 'indents on a tab where nothing stands before the cursor',
    events: ['(', enter, key('tab'), pause, 'a'],
    inputs: [],
    screen: ['>>> (', '...   a'],
  },
  {
    name: 'leaves out of the history what begins with a blank',
    events: ['a', enter, ' b', enter, key('up')],
    inputs: ['a', ' b'],
    screen: ['>>> a', '>>>  b', '>>> a'],
  },
  {
    name: 'searches the history backwards on ctrl-r, and further back on another one',
    events: ['get 1', enter, 'put', enter, 'get 2', enter, key('C-r'), 'get', key('C-r')],
    inputs: ['get 1', 'put', 'get 2'],
    screen: ['>>> get 1', '>>> put', '>>> get 2', "(reverse-i-search)'get': get 1"],
  },
  {
    name: 'goes forward again in a search on ctrl-s, and says when nothing is left',
    events: [
      ...['get 1', enter, 'get 2', enter, key('C-r'), 'get', key('C-r'), key('C-s')],
      ...['x', key('backspace'), key('backspace'), 'z'],
    ],
    inputs: ['get 1', 'get 2'],
    screen: ['>>> get 1', '>>> get 2', "(failed reverse-i-search)'gez': get 2"],
  },
  {
    name: 'executes what a search has found on enter',
    events: ['(', enter, 'get)', enter, key('C-r'), 'ge', enter],
    inputs: ['(\nget)', '(\nget)'],
    screen: ['>>> (', '... get)', '>>> (', '... get)', '>>>'],
  },
  {
    name: 'goes on editing what a search has found with any other key',
    events: ['get', enter, key('C-r'), 'et', key('left'), key('left'), 'w', key('up')],
    inputs: ['get'],
    screen: ['>>> get', '>>> wget'],
  },
  {
    name: 'gives up a search on ctrl-g and escape, and what was typed is back',
    events: ['get', enter, 'x', key('C-r'), 'g', key('C-g'), key('C-r'), 'g', key('M-escape'), 'y'],
    inputs: ['get'],
    screen: ['>>> get', '>>> xy'],
  },
  {
    name: 'drops search and line on ctrl-c',
    events: ['get', enter, 'x', key('C-r'), 'g', key('C-c')],
    inputs: ['get', 'drop x'],
    screen: ['>>> get', '>>> x', '>>>'],
  },
  {
    name: 'looks for the same again on two times ctrl-r',
    events: ['get', enter, key('C-r'), 'e', key('end'), key('C-u'), key('C-r'), key('C-r')],
    inputs: ['get'],
    screen: ['>>> get', "(reverse-i-search)'e': get"],
  },
  {
    name: 'searches for a pasted text',
    events: ['get', enter, 'put', enter, key('C-r'), paste('ge')],
    inputs: ['get', 'put'],
    screen: ['>>> get', '>>> put', "(reverse-i-search)'ge': get"],
  },
  {
    name: 'ignores keys it does not know',
    events: ['a', key('f5')],
    inputs: [],
    screen: ['>>> a'],
  },
]

describe('InputReader', () => {
  test.each(cases)('$name', async ({ events, inputs, screen }) => {
    const queue = new EventQueue()
    const terminal = new VirtualTerminal(40, 10)
    const reader = readerOn(queue, terminal)
    const read: string[] = []
    void readAll(reader, (input) => read.push(input))
    for (const event of events) {
      if (event === pause) await allRead()
      else for (const one of eventsOf(event)) queue.push(one)
    }
    await allRead()
    expect(read).toEqual(inputs)
    expect(terminal.screen).toEqual(screen)
  })

  test('reads a block without prompts up to ctrl-d', async () => {
    const queue = new EventQueue()
    const terminal = new VirtualTerminal(40, 10)
    const reader = readerOn(queue, terminal)
    const block = ['a', enter, 'b', key('up'), key('up'), 'x', paste('>>> 1\n1\n>>> 2'), key('C-d')]
    for (const event of block.flatMap(eventsOf)) queue.push(event)
    expect(await reader.readBlock()).toEqual({ type: 'source', source: 'ax1\n2\nb' })
    expect(terminal.screen).toEqual(['ax1', '2', 'b'])
  })

  test('stops the process on ctrl-z', async () => {
    const queue = new EventQueue()
    let stopped = 0
    const reader = readerOn(queue, new VirtualTerminal(40, 10), () => {
      stopped += 1
    })
    queue.push(key('C-z'))
    queue.push(enter)
    await reader.read()
    expect(stopped).toBe(1)
  })
})

/** Everything there is to read is read in microtasks. */
async function allRead(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
}

function readerOn(
  events: EventQueue,
  terminal: VirtualTerminal,
  suspend = (): void => {},
): InputReader {
  const evaluator = new BracketEvaluator()
  const screen = new Screen(terminal)
  return new InputReader({
    prompt: '>>> ',
    continuationPrompt: '... ',
    events,
    screen,
    suspend,
    history: new History(),
    complete: (before) => {
      const words = ['timeout=', 'session', 'settings']
      const [typed = ''] = /\w*$/.exec(before) ?? []
      return [words.filter((word) => word.startsWith(typed)), typed]
    },
    print: (text) => {
      screen.print(`${text}\n`, (each) => terminal.write(each.replaceAll('\n', '\r\n')))
    },
    accepts: async (source, next) =>
      evaluator.check(source) !== 'incomplete' &&
      (next === undefined || !isContinuedBy(evaluator, source, next)),
  })
}

async function readAll(reader: InputReader, found: (input: string) => void): Promise<never> {
  for (;;) found(describeInput(await reader.read()))
}

function describeInput(input: Input): string {
  if (input.type === 'source') return input.source
  return input.type === 'end' ? 'end' : `drop ${input.source}`
}

function eventsOf(event: string | TerminalEvent): TerminalEvent[] {
  if (typeof event !== 'string') return [event]
  return [...event].map((text) => ({ type: 'key', name: text, text }))
}

import { describe, expect, test } from 'vitest'
import { type Input, InputReader } from '../../../src/repl-enhancements/editing/input-reader.ts'
import {
  EventQueue,
  type TerminalEvent,
} from '../../../src/repl-enhancements/screen/event-queue.ts'
import { Screen } from '../../../src/repl-enhancements/screen/screen.ts'
import { isContinuedBy } from '../../../src/repl-enhancements/statements.ts'
import { BracketEvaluator } from '../bracket-evaluator.ts'
import { VirtualTerminal } from '../screen/virtual-terminal.ts'

interface Case {
  readonly name: string
  /** Texts are typed character by character. */
  readonly events: readonly (string | TerminalEvent)[]
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
  { name: 'ignores a typed tab', events: ['a', key('tab')], inputs: [], screen: ['>>> a'] },
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
    const reader = readerOn(queue, new Screen(terminal))
    for (const event of events.flatMap(eventsOf)) queue.push(event)
    const read: string[] = []
    void readAll(reader, (input) => read.push(input))
    // Everything there is to read is read in microtasks.
    await new Promise((resolve) => setImmediate(resolve))
    expect(read).toEqual(inputs)
    expect(terminal.screen).toEqual(screen)
  })

  test('stops the process on ctrl-z', async () => {
    const queue = new EventQueue()
    let stopped = 0
    const reader = readerOn(queue, new Screen(new VirtualTerminal(40, 10)), () => {
      stopped += 1
    })
    queue.push(key('C-z'))
    queue.push(enter)
    await reader.read()
    expect(stopped).toBe(1)
  })
})

function readerOn(events: EventQueue, screen: Screen, suspend = (): void => {}): InputReader {
  const evaluator = new BracketEvaluator()
  return new InputReader({
    prompt: '>>> ',
    continuationPrompt: '... ',
    events,
    screen,
    suspend,
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

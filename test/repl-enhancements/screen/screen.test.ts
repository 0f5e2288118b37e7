import { describe, expect, test } from 'vitest'
import type { Frame } from '../../../src/repl-enhancements/screen/layout.ts'
import { Screen } from '../../../src/repl-enhancements/screen/screen.ts'
import { VirtualTerminal } from './virtual-terminal.ts'

function frame(text: string, cursor = text.length): Frame {
  return { prompt: '>>> ', continuationPrompt: '... ', text, cursor }
}

type Action =
  | { readonly show: string; readonly cursor?: number }
  | { readonly print: string }
  | { readonly over: string }
  | { readonly leave: true }
  | { readonly clear: true }

interface Case {
  readonly name: string
  readonly size?: readonly [number, number]
  readonly actions: readonly Action[]
  readonly screen: readonly string[]
  readonly cursor: readonly [number, number]
}

const cases: readonly Case[] = [
  {
    name: 'shows the prompt and what is typed',
    actions: [{ show: '' }, { show: 'a' }, { show: 'ab' }],
    screen: ['>>> ab'],
    cursor: [6, 0],
  },
  {
    name: 'puts the cursor into the text',
    actions: [{ show: 'abc', cursor: 1 }],
    screen: ['>>> abc'],
    cursor: [5, 0],
  },
  {
    name: 'clears what a shorter text leaves',
    actions: [{ show: 'one\ntwo\nthree' }, { show: 'o\nt', cursor: 0 }],
    screen: ['>>> o', '... t'],
    cursor: [4, 0],
  },
  {
    name: 'goes below the text when it is entered, wherever the cursor was',
    actions: [{ show: 'one\ntwo', cursor: 0 }, { leave: true }, { show: '' }],
    screen: ['>>> one', '... two', '>>>'],
    cursor: [4, 2],
  },
  {
    name: 'prints above what is typed and keeps the cursor',
    actions: [{ show: 'one\ntwo', cursor: 5 }, { print: 'log\n' }],
    screen: ['log', '>>> one', '... two'],
    cursor: [5, 2],
  },
  {
    name: 'prints over the last line above what is typed',
    actions: [{ print: 'log\n… ×2\n' }, { show: 'one\ntwo', cursor: 5 }, { over: '… ×3\n' }],
    screen: ['log', '… ×3', '>>> one', '... two'],
    cursor: [5, 3],
  },
  {
    name: 'prints over the last line while nothing is shown',
    actions: [{ print: 'log\n… ×10\n' }, { over: '… ×9\n' }, { over: '… ×8\n' }],
    screen: ['log', '… ×8'],
    cursor: [0, 2],
  },
  {
    name: 'prints over the last line at the foot of the terminal',
    size: [40, 3],
    actions: [{ print: '1\n2\n3\n' }, { show: 'x' }, { over: '4\n' }],
    screen: ['2', '4', '>>> x'],
    cursor: [5, 2],
  },
  {
    name: 'leaves the last line alone where what is typed has pushed it off',
    size: [40, 2],
    actions: [{ print: '1\n2\n' }, { show: 'a\nb' }, { over: '3\n' }],
    screen: ['>>> a', '... b'],
    cursor: [5, 1],
  },
  {
    name: 'prints as it is while nothing is shown',
    actions: [{ print: 'a' }, { print: 'b\n' }, { show: '' }],
    screen: ['ab', '>>>'],
    cursor: [4, 1],
  },
  {
    name: 'begins on a row of its own below an unfinished line',
    actions: [{ print: 'a' }, { show: '' }],
    screen: ['a', '>>>'],
    cursor: [4, 1],
  },
  {
    name: 'goes on with an unfinished line above the prompt',
    actions: [{ print: 'a' }, { show: 'x' }, { print: 'b' }, { print: 'c\nd' }],
    screen: ['abc', 'd', '>>> x'],
    cursor: [5, 2],
  },
  {
    name: 'begins a new line when the unfinished one has filled its row',
    size: [10, 6],
    actions: [{ print: '0123456789' }, { show: 'x' }, { print: 'more\n' }],
    screen: ['0123456789', 'more', '>>> x'],
    cursor: [5, 2],
  },
  {
    name: 'wraps a line and prints above it',
    size: [10, 6],
    actions: [{ show: 'abcdefgh', cursor: 1 }, { print: 'log\n' }],
    screen: ['log', '>>> abcdef', 'gh'],
    cursor: [5, 1],
  },
  {
    name: 'puts the cursor below a line that fills its row',
    size: [10, 6],
    actions: [{ print: 'x\n' }, { show: 'abcde' }, { show: 'abcdef' }],
    screen: ['x', '>>> abcdef'],
    cursor: [0, 2],
  },
  {
    name: 'scrolls when what is printed needs the room',
    size: [10, 3],
    actions: [{ show: 'a\nb' }, { print: '1\n2\n3\n' }],
    screen: ['3', '>>> a', '... b'],
    cursor: [5, 2],
  },
  {
    name: 'shows the rows around the cursor when the text is taller than the terminal',
    size: [10, 3],
    actions: [{ show: 'a\nb\nc\nd' }, { show: 'a\nb\nc\nd', cursor: 2 }],
    screen: ['>>> a', '... b', '... c'],
    cursor: [4, 1],
  },
  {
    name: 'writes a text taller than the terminal whole when it is entered',
    size: [10, 3],
    actions: [{ show: 'a\nb\nc\nd', cursor: 0 }, { leave: true }],
    screen: ['... c', '... d'],
    cursor: [0, 2],
  },
  {
    name: 'begins again at the top after a clear',
    actions: [{ print: 'a\n' }, { show: 'x' }, { clear: true }],
    screen: ['>>> x'],
    cursor: [5, 0],
  },
]

describe('Screen', () => {
  test.each(cases)('$name', ({ size = [40, 10], actions, screen, cursor }) => {
    const terminal = new VirtualTerminal(...size)
    play(new Screen(terminal), terminal, actions)
    expect(terminal.screen).toEqual(screen)
    expect(terminal.cursor).toEqual(cursor)
  })

  test('draws all of its rows with the next key, when others clear the row of the cursor', () => {
    const terminal = new VirtualTerminal(40, 10)
    const screen = new Screen(terminal, true)
    play(screen, terminal, [{ show: 'a\nb' }])
    terminal.write('\u001b[0G\u001b[2K\u001b[J')
    play(screen, terminal, [{ show: 'a\nbc' }])
    expect(terminal.screen).toEqual(['>>> a', '... bc'])
    expect(terminal.cursor).toEqual([6, 1])
  })

  test('leaves nothing for others to clear, but the row of the cursor', () => {
    const terminal = new VirtualTerminal(40, 10)
    const write = (text: string): void => {
      terminal.write(text)
      terminal.write('\u001b[0G\u001b[2K\u001b[J')
    }
    const screen = new Screen({ columns: 40, rows: 10, write }, true)
    screen.show(frame('a\nb'))
    screen.leave(frame('a\nbc'))
    screen.print('log\n', (text) => output(terminal, text))
    screen.show(frame('', 0))
    screen.leave()
    expect(terminal.screen).toEqual(['>>> a', '... bc', 'log', '>>>'])
    expect(terminal.cursor).toEqual([0, 4])
  })

  test('shows the same whether a text was typed, recalled or printed around', () => {
    const random = seeded(7)
    for (let round = 0; round < 300; round += 1) {
      const size = [6 + random(12), 4 + random(5)] as const
      const text = Array.from({ length: random(50) }, () => 'ab \n'[random(4)]).join('')
      const cursor = random(text.length + 1)
      const typed = [...text].map((_, index) => ({ show: text.slice(0, index) }))
      const detour = Array.from({ length: 5 }, () => {
        const part = text.slice(0, random(text.length + 1))
        return { show: part, cursor: random(part.length + 1) }
      })
      const shown = { show: text, cursor }
      expect(rowsAfter(size, [...typed, shown]), `${size} ${text}`).toEqual(
        rowsAfter(size, [shown]),
      )
      expect(rowsAfter(size, [...detour, { print: 'x\n' }, shown]), `${size} ${text}`).toEqual(
        rowsAfter(size, [shown]),
      )
    }
  })
})

/** The rows of the frame and below it, the cursor among them, and what is above: only "x". */
function rowsAfter(size: readonly [number, number], actions: readonly Action[]): unknown {
  const terminal = new VirtualTerminal(...size)
  play(new Screen(terminal), terminal, [{ print: 'x\n'.repeat(size[1]) }, ...actions])
  const { cursor } = terminal
  const top = terminal.screen.findIndex((row) => row !== 'x')
  return { rows: terminal.screen.slice(top), cursor: [cursor[0], cursor[1] - top] }
}

function play(screen: Screen, terminal: VirtualTerminal, actions: readonly Action[]): void {
  for (const action of actions) {
    if ('show' in action) screen.show(frame(action.show, action.cursor))
    else if ('print' in action) screen.print(action.print, (text) => output(terminal, text))
    else if ('over' in action) screen.printOver(action.over, (text) => output(terminal, text))
    else if ('leave' in action) screen.leave()
    else screen.clear()
  }
}

/** The terminal's driver turns a line feed into a line break. */
function output(terminal: VirtualTerminal, text: string): void {
  terminal.write(text.replaceAll('\n', '\r\n'))
}

function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648
    return Math.floor((state / 2147483648) * below)
  }
}

test('a screen counts what happens above the frame, and nothing else', () => {
  const terminal = new VirtualTerminal(40, 10)
  const screen = new Screen(terminal)
  const counts: number[] = []
  const note = () => counts.push(screen.changes)
  screen.show(frame('a'))
  note()
  for (const action of [{ print: 'x\n' }, { over: 'y\n' }, { clear: true }] as const) {
    play(screen, terminal, [action])
    note()
  }
  screen.leave()
  note()
  expect(counts).toEqual([0, 1, 2, 3, 4])
})

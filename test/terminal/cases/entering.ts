import type { TerminalCase } from '../terminal-case.ts'

/** The prompt, values, errors, commands and inputs of several lines: what every shell on `repl-enhancements` shows. */
export const entering: readonly TerminalCase[] = [
  {
    name: 'shows the prompt first',
    steps: [{ screen: ['>>>'], cursor: [4, 0] }],
  },
  {
    name: 'shows the value of a line and keeps it as _',
    steps: [
      { type: '40 + 2' },
      { press: 'Enter' },
      { screen: ['>>> 40 + 2', '42', '>>>'] },
      { type: '_ + 1' },
      { press: 'Enter' },
      { screen: ['>>> 40 + 2', '42', '>>> _ + 1', '43', '>>>'], cursor: [4, 4] },
    ],
  },
  {
    name: 'shows nothing for undefined and null, and _ stays what it was',
    steps: [
      { type: '7' },
      { press: 'Enter' },
      { type: 'null' },
      { press: 'Enter' },
      { type: 'undefined' },
      { press: 'Enter' },
      { type: '_' },
      { press: 'Enter' },
      { screen: ['>>> 7', '7', '>>> null', '>>> undefined', '>>> _', '7', '>>>'] },
    ],
  },
  {
    name: 'keeps what the user assigned to _ until the next value is shown',
    steps: [
      { type: 'if (true) _ = 5' },
      { press: 'Enter' },
      { type: 'print(_)' },
      { press: 'Enter' },
      { screen: ['>>> if (true) _ = 5', '>>> print(_)', '5', '>>>'] },
    ],
  },
  {
    name: 'shows an error and keeps it as _error',
    steps: [
      { type: 'throw new Error("boom")' },
      { press: 'Enter' },
      { screen: ['>>> throw new Error("boom")', 'Error: boom', '>>>'] },
      { type: '_error.message' },
      { press: 'Enter' },
      { end: ['>>> _error.message', "'boom'", '>>>'] },
    ],
  },
  {
    name: 'continues an unfinished input with the second prompt',
    steps: [
      { type: 'for (const n of [1, 2]) {' },
      { press: 'Enter' },
      { screen: ['>>> for (const n of [1, 2]) {', '...'], cursor: [4, 1] },
      { type: '  print(n)' },
      { press: 'Enter' },
      { type: '}' },
      { press: 'Enter' },
      { screen: ['>>> for (const n of [1, 2]) {', '...   print(n)', '... }', '1', '2', '>>>'] },
    ],
  },
  {
    name: 'lists the commands on .help and names an unknown one',
    steps: [
      { type: '.help' },
      { press: 'Enter' },
      {
        screen: [
          '>>> .help',
          '.break   Drop the lines of an input that is not finished',
          '.clear   Do the same as .break',
          '.editor  Type several lines, and execute them at the end',
          '.exit    Leave the shell',
          '.help    Show this list',
          '.load    Execute FILE: a script, or the inputs of a transcript',
          '',
          'ctrl-c drops what is typed or interrupts what is executed, ctrl-d leaves.',
          '>>>',
        ],
      },
      { type: '.nope' },
      { press: 'Enter' },
      { end: ['>>> .nope', 'There is no command .nope; .help lists the commands', '>>>'] },
    ],
  },
  {
    name: 'drops an unfinished input on .break',
    steps: [
      { type: '[' },
      { press: 'Enter' },
      { type: '.break' },
      { press: 'Enter' },
      { screen: ['>>> [', '... .break', '>>>'] },
    ],
  },
]

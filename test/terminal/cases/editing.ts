import type { TerminalCase } from '../terminal-case.ts'

/** The prompt, keys that edit, history and paste: what every shell on `repl-enhancements` shows. */
export const editing: readonly TerminalCase[] = [
  {
    name: 'deletes on ctrl-d when something is typed',
    steps: [{ type: 'ab' }, { press: 'C-a C-d' }, { screen: ['>>> b'], cursor: [4, 0] }],
  },
  {
    name: 'edits in the middle of a line',
    steps: [
      { type: '1 + 1' },
      { press: 'C-a Right BSpace' },
      { type: '40' },
      { press: 'M-f M-f C-w' },
      { type: '2' },
      { press: 'Enter' },
      { screen: ['>>> 40 + 2', '42', '>>>'] },
    ],
  },
  {
    name: 'kills, yanks and undoes',
    steps: [
      { type: 'one two' },
      { press: 'C-w C-a C-y' },
      { screen: ['>>> twoone'], cursor: [7, 0] },
      { press: 'C-_' },
      { screen: ['>>> one'], cursor: [4, 0] },
    ],
  },
  {
    name: 'recalls earlier inputs with the up key, and the draft with the down key',
    steps: [
      { type: '1' },
      { press: 'Enter' },
      { type: '2' },
      { press: 'Enter' },
      { type: 'draft' },
      { press: 'Up Up' },
      { screen: ['>>> 1', '1', '>>> 2', '2', '>>> 1'], cursor: [5, 4] },
      { press: 'Down' },
      { screen: ['>>> 1', '1', '>>> 2', '2', '>>> 2'] },
      { press: 'Down' },
      { screen: ['>>> 1', '1', '>>> 2', '2', '>>> draft'], cursor: [9, 4] },
    ],
  },
  {
    name: 'recalls an input of several lines whole, to be edited and entered again',
    steps: [
      { type: 'for (const n of [1]) {' },
      { press: 'Enter' },
      { type: 'print(n)' },
      { press: 'Enter' },
      { type: '}' },
      { press: 'Enter' },
      { screen: ['>>> for (const n of [1]) {', '... print(n)', '... }', '1', '>>>'] },
      { press: 'Up' },
      { end: ['>>> for (const n of [1]) {', '... print(n)', '... }'] },
      { press: 'Up End Left' },
      { type: ' + 1' },
      { press: 'Down End Enter' },
      { end: ['>>> for (const n of [1]) {', '... print(n + 1)', '... }', '2', '>>>'] },
    ],
  },
  {
    name: 'executes each line of a paste in order',
    steps: [
      { paste: '1 + 1\nprint("two")\n3 +', bracketed: false },
      { screen: ['>>> 1 + 1', '2', '>>> print("two")', 'two', '>>> 3 +'], cursor: [7, 4] },
    ],
  },
  {
    name: 'executes each statement of a bracketed paste, and waits for enter after the last',
    steps: [
      {
        paste: 'for (const n of [1, 2]) {\n  print(n)\n}\n\n[3]\n  .at(0)\n4',
        bracketed: true,
      },
      {
        screen: [
          '>>> for (const n of [1, 2]) {',
          '...   print(n)',
          '... }',
          '1',
          '2',
          '>>> [3]',
          '...   .at(0)',
          '3',
          '>>> 4',
        ],
        cursor: [5, 8],
      },
    ],
  },
  {
    name: 'takes the inputs out of a pasted transcript',
    steps: [
      {
        paste: '>>> for (const n of [1]) {\n...   print(n)\n... }\n1\n>>> 1 + 1\n2\n',
        bracketed: true,
      },
      {
        screen: [
          '>>> for (const n of [1]) {',
          '...   print(n)',
          '... }',
          '1',
          '>>> 1 + 1',
          '2',
          '>>>',
        ],
      },
    ],
  },
  {
    name: 'pastes into the middle of a line',
    steps: [
      { type: '[]' },
      { press: 'Left' },
      { paste: '1,\t2', bracketed: true },
      { screen: ['>>> [1, 2]'] },
      { press: 'Enter' },
      { end: ['[ 1, 2 ]', '>>>'] },
    ],
  },
]

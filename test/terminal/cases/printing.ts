import type { TerminalCase } from '../terminal-case.ts'

/** The prompt, what is printed while a line is typed: what every shell on `repl-enhancements` shows. */
export const printing: readonly TerminalCase[] = [
  {
    name: 'prints several logs in the order in which they were written to both streams',
    steps: [
      {
        type: 'onTrigger(() => { for (const n of [1, 2, 3]) { print(n); log(n) } })',
      },
      { press: 'Enter' },
      { type: 'half' },
      { end: ['>>> half'] },
      { trigger: true },
      { end: ['1', 'LOG:1', '2', 'LOG:2', '3', 'LOG:3', '>>> half'] },
    ],
  },
  {
    name: 'prints a log above a half-typed line, the cursor kept',
    steps: [
      { type: 'if (onTrigger(() => log("one\\ntwo"))) 1' },
      { press: 'Enter' },
      { type: 'half-typed' },
      { press: 'Left Left' },
      { end: ['>>> half-typed'] },
      { trigger: true },
      {
        screen: [
          '>>> if (onTrigger(() => log("one\\ntwo"))) 1',
          'LOG:one',
          'two',
          '>>> half-typed',
        ],
        cursor: [12, 3],
      },
    ],
  },
  {
    name: 'prints what console.log says above the line being typed',
    steps: [
      { type: 'onTrigger(() => console.log("said"))' },
      { press: 'Enter' },
      { type: 'half' },
      { end: ['>>> half'] },
      { trigger: true },
      { screen: ['>>> onTrigger(() => console.log("said"))', 'said', '>>> half'], cursor: [8, 2] },
    ],
  },
  {
    name: 'prints a log above a line that wraps',
    columns: 30,
    rows: 10,
    steps: [
      { type: 'onTrigger(() => log("x"))' },
      { press: 'Enter' },
      { type: 'abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-ABCDEF' },
      { press: 'C-a' },
      { trigger: true },
      {
        screen: [
          '>>> onTrigger(() => log("x"))',
          'LOG:x',
          '>>> abcdefghijklmnopqrstuvwxyz',
          '-abcdefghijklmnopqrstuvwxyz-AB',
          'CDEF',
        ],
        cursor: [4, 2],
      },
      { press: 'C-e' },
      { type: '!' },
      { end: ['-abcdefghijklmnopqrstuvwxyz-AB', 'CDEF!'] },
    ],
  },
  {
    name: 'prints a log above an unfinished input',
    steps: [
      { type: 'onTrigger(() => log("x"))' },
      { press: 'Enter' },
      { type: 'if (true) {' },
      { press: 'Enter' },
      { type: '  half' },
      { end: ['>>> if (true) {', '...   half'] },
      { trigger: true },
      {
        screen: ['>>> onTrigger(() => log("x"))', 'LOG:x', '>>> if (true) {', '...   half'],
        cursor: [10, 3],
      },
    ],
  },
  {
    name: 'goes on with an unfinished line of output above the prompt',
    steps: [
      { type: 'if (repl.stdout.write("some")) onTrigger(() => repl.stdout.write(" more\\n"))' },
      { press: 'Enter' },
      { end: ['some', '>>>'] },
      { trigger: true },
      { end: ['some more', '>>>'] },
    ],
  },
  {
    name: 'shows an unhandled rejection above the line being typed and lives on',
    steps: [
      { type: 'onTrigger(() => { Promise.reject(new Error("lost")) })' },
      { press: 'Enter' },
      { type: '1 + 1' },
      { trigger: true },
      {
        screen: [
          '>>> onTrigger(() => { Promise.reject(new Error("lost")) })',
          'in the background (unhandledRejection): Error: lost',
          '>>> 1 + 1',
        ],
        cursor: [9, 2],
      },
      { press: 'Enter' },
      { end: ['>>> 1 + 1', '2', '>>>'] },
    ],
  },
  {
    name: 'shows an uncaught exception above the line being typed and lives on',
    steps: [
      { type: 'onTrigger(() => { throw new Error("thrown") })' },
      { press: 'Enter' },
      { type: '1 + 1' },
      { trigger: true },
      {
        end: ['in the background (uncaughtException): Error: thrown', '>>> 1 + 1'],
      },
      { press: 'Enter' },
      { end: ['>>> 1 + 1', '2', '>>>'] },
    ],
  },
]

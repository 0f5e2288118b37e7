import type { TerminalCase } from '../terminal-case.ts'

/** The prompt, ctrl-c, type-ahead and the ways to leave: what every shell on `repl-enhancements` shows. */
export const interrupting: readonly TerminalCase[] = [
  {
    name: 'drops a half-typed line on ctrl-c',
    steps: [
      { type: 'half' },
      { screen: ['>>> half'] },
      { press: 'C-c' },
      { screen: ['>>> half', '>>>'], cursor: [4, 1] },
      { type: '1' },
      { press: 'Enter' },
      { screen: ['>>> half', '>>> 1', '1', '>>>'] },
    ],
  },
  {
    name: 'drops an unfinished input on ctrl-c',
    steps: [
      { type: '(' },
      { press: 'Enter' },
      { screen: ['>>> (', '...'] },
      { press: 'C-c' },
      { screen: ['>>> (', '...', '>>>'] },
      { type: '1' },
      { press: 'Enter' },
      { screen: ['>>> (', '...', '>>> 1', '1', '>>>'] },
    ],
  },
  {
    name: 'says how to leave on ctrl-c with nothing typed, and leaves on the second',
    steps: [
      { press: 'C-c' },
      { screen: ['>>>', '(To exit, press ctrl-c again or ctrl-d, or type .exit)', '>>>'] },
      { press: 'C-c' },
      {
        screen: [
          '>>>',
          '(To exit, press ctrl-c again or ctrl-d, or type .exit)',
          '>>>',
          'exit 0, icanon',
        ],
      },
    ],
  },
  {
    name: 'stays when something is entered between two ctrl-c',
    steps: [
      { press: 'C-c' },
      { type: '1' },
      { press: 'Enter C-c' },
      {
        screen: [
          '>>>',
          '(To exit, press ctrl-c again or ctrl-d, or type .exit)',
          '>>> 1',
          '1',
          '>>>',
          '(To exit, press ctrl-c again or ctrl-d, or type .exit)',
          '>>>',
        ],
      },
    ],
  },
  {
    name: 'leaves on ctrl-d, the terminal as it was',
    steps: [{ press: 'C-d' }, { screen: ['>>>', 'exit 0, icanon'] }],
  },
  {
    name: 'leaves on .exit',
    steps: [{ type: '.exit' }, { press: 'Enter' }, { screen: ['>>> .exit', 'exit 0, icanon'] }],
  },
  {
    name: 'leaves the terminal as it was when a line ends the process',
    steps: [
      { type: 'process.exit(3)' },
      { press: 'Enter' },
      { screen: ['>>> process.exit(3)', 'exit 3, icanon'] },
    ],
  },
  {
    name: 'leaves the terminal as it was when the process is told to end',
    steps: [
      { type: 'void setTimeout(() => process.kill(process.pid, "SIGTERM"), 50)' },
      { press: 'Enter' },
      { end: ['exit 143, icanon'] },
    ],
  },
  {
    name: 'ends in a loop that never waits when the process is told to end',
    steps: [
      { type: '(() => { process.kill(process.pid, "SIGTERM"); while (true) {} })()' },
      { press: 'Enter' },
      { end: ['exit 143, -icanon'] },
    ],
  },
  {
    name: 'leaves with the code that a line closes the prompt with',
    steps: [
      { type: 'repl.close(4)' },
      { press: 'Enter' },
      { screen: ['>>> repl.close(4)', 'exit 4, icanon'] },
    ],
  },
  {
    name: 'keeps what is typed while a line is executed',
    steps: [
      { type: 'untilTrigger()' },
      { press: 'Enter' },
      { screen: ['>>> untilTrigger()'], cursor: [0, 1] },
      { type: '1 + 1' },
      { press: 'Enter' },
      { type: 'half' },
      { trigger: true },
      { screen: ['>>> untilTrigger()', '>>> 1 + 1', '2', '>>> half'], cursor: [8, 3] },
    ],
  },
  {
    name: 'gives the prompt back on ctrl-c when an await never settles, and aborts the signal',
    steps: [
      { type: 'if (signal.onabort = () => print("aborted")) await never' },
      { press: 'Enter' },
      { screen: ['>>> if (signal.onabort = () => print("aborted")) await never'], cursor: [0, 1] },
      { press: 'C-c' },
      {
        screen: [
          '>>> if (signal.onabort = () => print("aborted")) await never',
          'aborted',
          'KeyboardInterrupt',
          '>>>',
        ],
      },
      { type: '1 + 1' },
      { press: 'Enter' },
      { end: ['KeyboardInterrupt', '>>> 1 + 1', '2', '>>>'] },
    ],
  },
  {
    name: 'drops what was typed ahead on ctrl-c',
    steps: [
      { type: 'never' },
      { press: 'Enter' },
      { screen: ['>>> never'], cursor: [0, 1] },
      { type: 'print("ahead")' },
      { press: 'Enter C-c' },
      { screen: ['>>> never', 'KeyboardInterrupt', '>>>'] },
      { type: '1' },
      { press: 'Enter' },
      { screen: ['>>> never', 'KeyboardInterrupt', '>>> 1', '1', '>>>'] },
    ],
  },
  {
    name: 'breaks an endless loop on ctrl-c',
    runtimes: ['node', 'node-latest', 'bun'],
    steps: [
      { type: 'while (true) {}' },
      { press: 'Enter' },
      { screen: ['>>> while (true) {}'], cursor: [0, 1] },
      { press: 'C-c' },
      { screen: ['>>> while (true) {}', 'KeyboardInterrupt', '>>>'] },
      { type: '1' },
      { press: 'Enter' },
      { end: ['>>> 1', '1', '>>>'] },
    ],
  },
  {
    name: 'drops a half-typed line when the process is told to interrupt',
    steps: [
      { type: 'onTrigger(() => process.kill(process.pid, "SIGINT"))' },
      { press: 'Enter' },
      { type: 'half' },
      { end: ['>>> half'] },
      { trigger: true },
      { end: ['>>> half', '>>>'] },
      { type: '1' },
      { press: 'Enter' },
      { end: ['>>> half', '>>> 1', '1', '>>>'] },
    ],
  },
]

import type { TerminalCase } from '../terminal-case.ts'

/** The prompt, narrow and small terminals, wide characters: what every shell on `repl-enhancements` shows. */
export const drawing: readonly TerminalCase[] = [
  {
    name: 'wraps a line that fills a narrow terminal to the last column',
    columns: 20,
    rows: 8,
    steps: [
      { type: '"abcdefghijklm"+' },
      { screen: ['>>> "abcdefghijklm"+'], cursor: [0, 1] },
      { type: '"n"' },
      { screen: ['>>> "abcdefghijklm"+', '"n"'], cursor: [3, 1] },
      { press: 'BSpace BSpace BSpace' },
      { screen: ['>>> "abcdefghijklm"+'], cursor: [0, 1] },
      { type: '1' },
      { press: 'Enter' },
      { screen: ['>>> "abcdefghijklm"+', '1', "'abcdefghijklm1'", '>>>'] },
    ],
  },
  {
    name: 'counts wide characters as two columns',
    steps: [
      { type: '"日本語é"' },
      { screen: ['>>> "日本語é"'], cursor: [13, 0] },
      { press: 'Left Left Left' },
      { screen: ['>>> "日本語é"'], cursor: [9, 0] },
      { press: 'BSpace Enter' },
      { screen: ['>>> "日語é"', "'日語é'", '>>>'] },
    ],
  },
  {
    name: 'shows the part around the cursor of an input taller than the terminal',
    rows: 4,
    steps: [
      { type: '[1,' },
      { press: 'Enter' },
      { type: '2,' },
      { press: 'Enter' },
      { type: '3,' },
      { press: 'Enter' },
      { type: '4,' },
      { press: 'Enter' },
      { type: '5' },
      { screen: ['... 2,', '... 3,', '... 4,', '... 5'], cursor: [5, 3] },
      { press: 'Up Up Up Up' },
      { screen: ['>>> [1,', '... 2,', '... 3,', '... 4,'], cursor: [5, 0] },
      { press: 'C-c' },
      { screen: ['... 3,', '... 4,', '... 5', '>>>'] },
    ],
  },
  {
    name: 'draws again when the terminal becomes narrower',
    columns: 40,
    rows: 10,
    steps: [
      { type: 'abcdefghijklmnopqrstuvwxyz' },
      { screen: ['>>> abcdefghijklmnopqrstuvwxyz'] },
      { resize: [20, 10] },
      { screen: ['>>> abcdefghijklmnop', 'qrstuvwxyz'], cursor: [10, 1] },
      { press: 'BSpace' },
      { screen: ['>>> abcdefghijklmnop', 'qrstuvwxy'], cursor: [9, 1] },
    ],
  },
  {
    name: 'draws again when the terminal becomes wider',
    columns: 20,
    rows: 10,
    steps: [
      { type: 'abcdefghijklmnopqrstuvwxyz' },
      { screen: ['>>> abcdefghijklmnop', 'qrstuvwxyz'], cursor: [10, 1] },
      { resize: [60, 10] },
      { screen: ['>>> abcdefghijklmnopqrstuvwxyz'], cursor: [30, 0] },
      { press: 'BSpace' },
      { screen: ['>>> abcdefghijklmnopqrstuvwxy'], cursor: [29, 0] },
    ],
  },
  {
    name: 'clears the screen on ctrl-l, the line kept',
    steps: [
      { type: '1' },
      { press: 'Enter' },
      { type: 'half' },
      { press: 'C-l' },
      { screen: ['>>> half'], cursor: [8, 0] },
    ],
  },
]

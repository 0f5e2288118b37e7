import type { TerminalCase } from '../terminal-case.ts'
import { enter, greeting } from './lines.ts'

/** The shell: what it keeps from one run to the next, the search, and pasted transcripts. */
export const history: readonly TerminalCase[] = [
  {
    name: 'recalls inputs of an earlier run, those of several lines whole',
    runs: ['--offline', '--offline'],
    steps: [
      ...enter('1 + 1', 'for (const n of [7]) {', '  print(n)', '}'),
      { end: ['... }', '7', '>>>'] },
      ...enter('.exit'),
      { screen: [greeting, '>>>'] },
      { press: 'Up Up' },
      { screen: [greeting, '>>> for (const n of [7]) {', '...   print(n)', '... }'] },
      { press: 'Enter' },
      { end: ['... }', '7', '>>>'] },
      { press: 'C-p C-p C-p C-p' },
      { end: ['7', '>>> 1 + 1'] },
    ],
  },
  {
    name: 'recalls what was entered before kill -9',
    runs: ['--offline', '--offline'],
    steps: [
      ...enter('const kept = 1', 'process.kill(process.pid, "SIGKILL")'),
      // The first shell, too, shows an empty prompt, for as long as the keys wait for it.
      {
        file: 'state/pool-repl/history',
        holds: '>>> const kept = 1\n>>> process.kill(process.pid, "SIGKILL")\n',
      },
      { screen: [greeting, '>>>'] },
      { press: 'Up Up' },
      { screen: [greeting, '>>> const kept = 1'], cursor: [18, 1] },
    ],
  },
  {
    name: 'has each key count that comes as soon as there is a prompt',
    files: { 'state/pool-repl/history': '>>> "older"\n>>> "newer"\n' },
    steps: [
      {
        press:
          'Up Up C-a ( C-e ) Left Left s Enter C-p Home Right Right DC M-f x C-e BSpace ) Enter',
      },
      { screen: [greeting, '>>> ("olders")', "'olders'", '>>> ("ldersx")', "'ldersx'", '>>>'] },
    ],
  },
  {
    name: 'writes an input as soon as it is entered, for its owner alone',
    steps: [
      ...enter('void (function () {', '  return 1', '})()'),
      {
        file: 'state/pool-repl/history',
        holds: '>>> void (function () {\n...   return 1\n... })()\n',
        mode: 0o600,
      },
    ],
  },
  {
    name: 'keeps what another shell has written meanwhile',
    steps: [
      ...enter('1', 'require("fs").appendFileSync("state/pool-repl/history", ">>> other\\n")', '2'),
      { end: ['>>> 2', '2', '>>>'] },
      { file: 'state/pool-repl/history', holds: /^>>> 1\n>>> require.*\n>>> other\n>>> 2\n$/ },
    ],
  },
  {
    name: 'leaves out of the history what begins with a blank',
    steps: [
      ...enter('1', ' 2'),
      { screen: [greeting, '>>> 1', '1', '>>>  2', '2', '>>>'] },
      { press: 'Up' },
      { end: ['2', '>>> 1'] },
      { file: 'state/pool-repl/history', holds: '>>> 1\n' },
    ],
  },
  {
    name: 'keeps no history when POOL_REPL_HISTORY is empty',
    env: { POOL_REPL_HISTORY: '' },
    steps: [
      ...enter('1'),
      { end: ['>>> 1', '1', '>>>'] },
      { file: 'state/pool-repl/history', holds: null },
    ],
  },
  {
    name: 'keeps the history where POOL_REPL_HISTORY says',
    env: { POOL_REPL_HISTORY: 'my history' },
    files: { 'my history': '>>> before\n' },
    steps: [
      { press: 'Up' },
      { screen: [greeting, '>>> before'] },
      { press: 'C-u' },
      ...enter('1'),
      { file: 'my history', holds: '>>> before\n>>> 1\n', mode: 0o600 },
    ],
  },
  {
    name: 'tells when the history cannot be kept, and goes on',
    env: { POOL_REPL_HISTORY: 'file/history' },
    files: { file: '' },
    steps: [
      { end: ['>>>'] },
      ...enter('print("on")', '1 + 1'),
      { end: ['on', '>>> 1 + 1', '2', '>>>'] },
    ],
  },
  {
    name: 'recalls an input with its password, but writes it without',
    steps: [
      ...enter('session.auth = ("me", "hunter2")'),
      { end: ['>>>'] },
      { press: 'Up' },
      { end: ['>>> session.auth = ("me", "hunter2")'] },
      { file: 'state/pool-repl/history', holds: '>>> session.auth = ("***", "***")\n' },
    ],
  },
  {
    name: 'searches the history on ctrl-r, further back on another one, and executes on enter',
    files: { 'state/pool-repl/history': '>>> print("one")\n>>> 5\n>>> print("two")\n' },
    steps: [
      { press: 'C-r' },
      { screen: [greeting, "(reverse-i-search)'':"] },
      { type: 'pri' },
      { screen: [greeting, `(reverse-i-search)'pri': print("two")`], cursor: [25, 1] },
      { press: 'C-r' },
      { screen: [greeting, `(reverse-i-search)'pri': print("one")`] },
      { press: 'C-r' },
      { screen: [greeting, `(failed reverse-i-search)'pri': print("one")`] },
      { press: 'C-s' },
      { screen: [greeting, `(reverse-i-search)'pri': print("two")`] },
      { press: 'Enter' },
      { screen: [greeting, '>>> print("two")', 'two', '>>>'] },
    ],
  },
  {
    name: 'gives up a search on ctrl-g and on escape',
    files: { 'state/pool-repl/history': '>>> print("one")\n' },
    steps: [
      { type: 'typed' },
      { press: 'C-r' },
      { type: 'pri' },
      { screen: [greeting, `(reverse-i-search)'pri': print("one")`] },
      { press: 'C-g' },
      { screen: [greeting, '>>> typed'], cursor: [9, 1] },
      { press: 'C-r' },
      { type: 'one' },
      { screen: [greeting, `(reverse-i-search)'one': print("one")`] },
      { press: 'Escape' },
      { screen: [greeting, '>>> typed'] },
    ],
  },
  {
    name: 'finds an input of several lines, to be edited',
    files: { 'state/pool-repl/history': '>>> [\n...   1,\n... ].at(0)\n' },
    steps: [
      { press: 'C-r' },
      { type: 'at(' },
      { screen: [greeting, "(reverse-i-search)'at(': [", '...   1,', '... ].at(0)'] },
      { press: 'End BSpace BSpace' },
      { type: '-1)' },
      { press: 'Enter' },
      { screen: [greeting, '>>> [', '...   1,', '... ].at(-1)', '1', '>>>'] },
    ],
  },
  {
    name: 'executes nothing of a pasted block of Python, which is refused',
    steps: [
      {
        paste: 'def f():\n    with a as b:\n        print("body")\nprint("after")\n',
        bracketed: true,
      },
      {
        screen: [
          greeting,
          ...['>>> def f():', '...     with a as b:', '...         print("body")'],
          "SyntaxError: Python's 'def' is not interpreted here",
          '  in JavaScript: function f() { … }',
          ...['>>> print("after")', 'after', '>>>'],
        ],
      },
    ],
  },
  {
    name: 'takes the inputs out of a pasted session of Python, log and values left out',
    steps: [
      {
        paste:
          '>>> import logging, requests\n>>> logging.basicConfig(level=logging.DEBUG)\n' +
          '>>> s = requests.Session()\n>>> s.get("http://httpbin.org").status_code\n' +
          'DEBUG:urllib3.connectionpool:Starting new HTTP connection (1): httpbin.org:80\n200\n',
        bracketed: true,
      },
      {
        screen: [
          greeting,
          '>>> import logging, requests',
          '>>> logging.basicConfig(level=logging.DEBUG)',
          '>>> s = requests.Session()',
          '>>> s.get("http://httpbin.org").status_code',
          'DEBUG:urllib3.connectionpool:Starting new HTTP connection (1): httpbin.org:80',
          'DEBUG:urllib3.connectionpool:http://httpbin.org:80 "GET / HTTP/1.1" 200 9593',
          '200',
          '>>>',
        ],
      },
    ],
  },
  {
    name: "takes the inputs out of a pasted session of IPython's",
    steps: [
      {
        paste:
          'In [1]: a = [\n   ...:   1,\n   ...: ]\n\nIn [2]: a\nOut[2]: [1]\n\nIn [3]: a.length',
        bracketed: true,
      },
      { press: 'Enter' },
      {
        screen: [
          greeting,
          ...['>>> a = [', '...   1,', '... ]', '>>> a', '[ 1 ]', '>>> a.length', '1', '>>>'],
        ],
      },
    ],
  },
  {
    name: 'takes the prompts off where they are pasted as keys, or typed',
    steps: [
      { paste: '>>> for (const n of [1]) {\n...   print(n)\n... }\n', bracketed: false },
      { end: ['... ... }', '1', '>>>'] },
      { press: 'Up' },
      { end: ['>>> for (const n of [1]) {', '...   print(n)', '... }'] },
    ],
  },
]

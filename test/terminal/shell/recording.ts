import type { TerminalCase } from '../terminal-case.ts'
import { enter } from './lines.ts'

const log = 'DEBUG:urllib3.connectionpool:'
const starting = `${log}Starting new HTTP connection (1): httpbin.org:80`
const answered = `${log}http://httpbin.org:80 "GET / HTTP/1.1" 200 9593`

const get = 'session.get("http://httpbin.org").ok'

/** What `.record` and `pool-repl record` write, and what comes of it when it is checked. */
export const recording: readonly TerminalCase[] = [
  {
    name: 'records a session from its start, with the same connections when it is replayed',
    runs: ['--offline record live.txt', 'check live.txt'],
    steps: [
      ...enter(get, get, '.log off', '.fresh', get, 'for (const n of [1]) {', '  print(n)', '}'),
      ...enter('.log debug', 'practice.connections().length'),
      { end: ['>>> practice.connections().length', '2', '>>>'] },
      {
        file: 'live.txt',
        holds: [
          ...[`>>> ${get}`, starting, answered, 'true', `>>> ${get}`, answered, 'true'],
          ...['>>> .log off', '>>> .fresh'],
          'session is a new one; the connections of the old one are closed',
          ...[`>>> ${get}`, 'true', '>>> for (const n of [1]) {', '...   print(n)', '... }', '1'],
          ...['>>> .log debug', '>>> practice.connections().length', '2', ''],
        ].join('\n'),
      },
      ...enter('.exit'),
      { screen: ['live.txt: 8 inputs, as written', 'exit 0, icanon'] },
    ],
  },
  {
    name: 'records between .record on and off, and takes back what ctrl-c ends',
    steps: [
      ...enter('1', '.record on part.txt', '2'),
      ...enter('print("waiting"); new Promise(() => {})'),
      { end: ['waiting'] },
      { press: 'C-c' },
      ...enter('3', '.record off', '4', '.record'),
      {
        end: [
          ...['>>> 3', '3', '>>> .record off', 'part.txt: 2 inputs'],
          ...['>>> 4', '4', '>>> .record', 'nothing is recorded', '>>>'],
        ],
      },
      { file: 'part.txt', holds: '>>> 2\n2\n>>> 3\n3\n' },
    ],
  },
  {
    name: 'leaves a file alone that is there',
    files: { 'part.txt': 'mine\n' },
    steps: [
      ...enter('.record on part.txt', '.record append part.txt', '.record off'),
      {
        end: [
          '>>> .record on part.txt',
          'Error: part.txt is there already; .record append part.txt goes on in it',
          ...['>>> .record append part.txt', 'part.txt: recording'],
          ...['>>> .record off', 'part.txt: 0 inputs', '>>>'],
        ],
      },
      { file: 'part.txt', holds: 'mine\n\n$ pool-repl\n' },
    ],
  },
  {
    name: 'records without escape sequences where the terminal has none',
    env: { TERM: 'dumb' },
    runs: ['--offline record live.txt'],
    steps: [
      ...enter('print("a")', '"b"', 'boom()'),
      {
        file: 'live.txt',
        holds:
          '>>> print("a")\na\n>>> "b"\n\'b\'\n>>> boom()\nReferenceError: boom is not defined\n',
      },
    ],
  },
]

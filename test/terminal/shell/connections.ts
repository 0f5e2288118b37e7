import type { TerminalCase } from '../terminal-case.ts'

const session = 'const s = requests.Session()'
const get = 's.get("https://www.wikipedia.org")'
const starting = 'Starting new HTTPS connection (1): www.wikipedia.org:443'
const answered = 'https://www.wikipedia.org:443 "GET / HTTP/1.1" 200 1134'
const plainLog = 'logging.basicConfig(level=logging.DEBUG, format="%(message)s")'

const begin: TerminalCase['steps'] = [
  { type: plainLog },
  { press: 'Enter' },
  { end: [`>>> ${plainLog}`, '>>>'] },
  { type: session },
  { press: 'Enter' },
  { end: [`>>> ${session}`, '>>>'] },
]

/** What the shell tells of connections beside urllib3's own lines. */
export const connections: readonly TerminalCase[] = [
  {
    name: 'tells below an answer which connection served it',
    steps: [
      ...begin,
      { type: `_ = ${get}` },
      { press: 'Enter' },
      { end: [`>>> _ = ${get}`, starting, answered, '  c1 new · first use of this origin', '>>>'] },
      { type: '_ = requests.get("https://www.wikipedia.org")' },
      { press: 'Enter' },
      {
        end: [
          starting,
          answered,
          "  c2 new · c1 is another session's (each global call has its own)",
          '>>>',
        ],
      },
    ],
  },
  {
    name: 'folds lines that repeat, and goes on below what is typed',
    steps: [
      ...begin,
      { type: `for (let i = 0; i < 99; i++) await s.get("https://www.wikipedia.org", {})` },
      { press: 'Enter' },
      { end: ['  … ×98', '>>>'] },
      { type: `${get}; 1 + 1` },
      { press: 'Enter' },
      { end: ['2', '>>>'] },
    ],
  },
  {
    name: 'says nothing of them when told to be quiet',
    steps: [
      ...begin,
      { type: '.conn off' },
      { press: 'Enter' },
      { end: ['>>> .conn off', '>>>'] },
      { type: `_ = ${get}` },
      { press: 'Enter' },
      { end: [`>>> _ = ${get}`, starting, answered, '>>>'] },
    ],
  },
  {
    name: 'shows the bill of nothing',
    steps: [
      { type: '.bill' },
      { press: 'Enter' },
      { end: ['>>> .bill', 'no handshakes, nothing was sent', '>>>'] },
      { type: '.conns' },
      { press: 'Enter' },
      { end: ['>>> .conns', 'no connections', '>>>'] },
    ],
  },
]

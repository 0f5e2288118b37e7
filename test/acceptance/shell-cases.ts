import { expect } from 'vitest'
import type { Ended } from './fresh-clone.ts'

/** Lines for the shell, and what has to come of them. */
export interface ShellCase {
  readonly name: string
  readonly lines: readonly string[]
  /** Further options. */
  readonly options?: string
  readonly check: (ended: Ended) => void
}

const log = 'DEBUG:urllib3.connectionpool:'
const starting = `${log}Starting new HTTPS connection (1): www.wikipedia.org:443`
const answered = `${log}https://www.wikipedia.org:443 "GET / HTTP/1.1" 200`
const httpbinStarting = `${log}Starting new HTTP connection (1): httpbin.org:80\n`
const httpbinAnswered = `${log}http://httpbin.org:80 "GET / HTTP/1.1" 200 9593\n`

function linesOf(text: string): readonly string[] {
  return text.trimEnd().split('\n')
}

function linesWith(text: string, start: string): number {
  return linesOf(text).filter((line) => line.startsWith(start)).length
}

/** The first lines of the first document, and what the server saw of them. */
export const firstLines: ShellCase = {
  name: 'a connection for each global call, one for a session',
  lines: [
    '_ = requests.get("https://www.wikipedia.org")',
    '_ = requests.get("https://www.wikipedia.org")',
    's = requests.Session()',
    '_ = s.get("https://www.wikipedia.org")',
    '_ = s.get("https://www.wikipedia.org")',
    'print(practice.connections().length)',
  ],
  check({ status, stdout, stderr }) {
    const lines = linesOf(stderr).map((line) => line.replace(/ 200 \d+$/, ' 200'))
    const alone = [starting, answered]
    expect(lines).toEqual([...alone, ...alone, ...alone, answered])
    expect({ status, stdout }).toEqual({ status: 0, stdout: '3\n' })
  },
}

const article = [
  'import logging',
  '',
  'import requests',
  '',
  '',
  'logging.basicConfig(level=logging.DEBUG)',
  '',
]

function timing(statement: string, setup: string): string {
  return `timeit.timeit('${statement}', '${setup}', number=100)`
}

const withGet = timing('_ = requests.get("https://www.wikipedia.org")', 'import requests')
const withSession = timing(
  '_ = session.get("https://www.wikipedia.org")',
  'import requests; session = requests.Session()',
)

/** What the shell has to do with piped lines, offline, on each runtime. */
export const shellCases: readonly ShellCase[] = [
  firstLines,
  {
    name: "the article's log of two calls, byte for byte",
    lines: [...article, 'requests.get("http://httpbin.org")', 'requests.get("http://httpbin.org")'],
    check({ stdout, stderr }) {
      expect(stdout).toBe('')
      expect(stderr).toBe(httpbinStarting + httpbinAnswered + httpbinStarting + httpbinAnswered)
    },
  },
  {
    name: "the article's log of a session, byte for byte",
    lines: [
      ...article,
      'session = requests.Session()',
      'session.get("http://httpbin.org")',
      'session.get("http://httpbin.org")',
    ],
    check({ stdout, stderr }) {
      expect(stdout).toBe('')
      expect(stderr).toBe(httpbinStarting + httpbinAnswered + httpbinAnswered)
    },
  },
  {
    name: 'timeit: a hundred connections, or one',
    lines: [`print(${withGet})`],
    check({ stdout, stderr }) {
      expect(linesWith(stderr, starting)).toBe(100)
      expect(linesWith(stderr, answered)).toBe(100)
      expect(stdout).toMatch(/^\d+\.\d+(e-\d+)?\n$/)
    },
  },
  {
    name: 'timeit: one connection for a hundred calls of a session',
    lines: [`print(${withSession})`],
    check({ stdout, stderr }) {
      expect(linesWith(stderr, starting)).toBe(1)
      expect(linesWith(stderr, answered)).toBe(100)
      expect(stdout).toMatch(/^\d+\.\d+(e-\d+)?\n$/)
    },
  },
  {
    name: 'timeit: the session is the faster',
    lines: [`print(${withGet})`, `print(${withSession})`],
    check({ stdout }) {
      const [get, session] = linesOf(stdout).map(Number)
      expect(session).toBeLessThan(get ?? 0)
    },
  },
  {
    name: 'a host that is mapped leads to the practice server',
    options: '--map shop.example=practice --map other.example:8080=practice',
    lines: [
      'print(session.get("https://shop.example/get").json().url)',
      'print(session.get("http://other.example:8080/get").status_code)',
    ],
    check({ status, stdout }) {
      expect({ status, stdout }).toEqual({
        status: 0,
        stdout: 'https://shop.example/get\n200\n',
      })
    },
  },
  {
    name: 'a host that is not mapped is refused, with the option that would map it',
    lines: ['requests.get("https://shop.example/")'],
    check({ status, stderr }) {
      expect(status).toBe(1)
      expect(stderr).toMatch(/shop\.example[\s\S]*--map/)
    },
  },
  {
    name: 'an option that there is not is refused',
    options: '--offlin',
    lines: ['print(1)'],
    check({ status, stdout, stderr }) {
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
      expect(stderr).toContain('--offlin')
    },
  },
  {
    name: 'the version',
    options: '--version',
    lines: [],
    check({ status, stdout }) {
      expect(status).toBe(0)
      expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
    },
  },
  {
    name: 'an uncaught error ends a script with exit code 1',
    lines: ['print(1)', 'nothing_of_this_name', 'print(2)'],
    check({ status, stdout, stderr }) {
      expect({ status, stdout }).toEqual({ status: 1, stdout: '1\n' })
      expect(stderr).toContain('nothing_of_this_name')
    },
  },
]

import type { TerminalCase } from '../terminal-case.ts'
import { enter, greeting } from './lines.ts'

const log = 'DEBUG:urllib3.connectionpool:'

/** The shell: values, errors and logs on the screen. */
export const displaying: readonly TerminalCase[] = [
  {
    name: 'shows a response below its log, and its members',
    steps: [
      ...enter('r = session.get("http://httpbin.org")', 'r', 'r.status_code, r.ok'),
      {
        screen: [
          greeting,
          '>>> r = session.get("http://httpbin.org")',
          `${log}Starting new HTTP connection (1): httpbin.org:80`,
          `${log}http://httpbin.org:80 "GET / HTTP/1.1" 200 9593`,
          ...['>>> r', '<Response [200]>', '>>> r.status_code, r.ok', 'true', '>>>'],
        ],
      },
    ],
  },
  {
    name: 'warns of an unverified request in one line, above the line of its answer',
    columns: 240,
    steps: [
      ...enter('session.get("https://httpbin.org", verify=False).status_code'),
      {
        screen: [
          greeting,
          '>>> session.get("https://httpbin.org", verify=False).status_code',
          `${log}Starting new HTTPS connection (1): httpbin.org:443`,
          "InsecureRequestWarning: Unverified HTTPS request is being made to host 'httpbin.org'. " +
            'Adding certificate verification is strongly advised. See: ' +
            'https://urllib3.readthedocs.io/en/latest/advanced-usage.html#tls-warnings',
          `${log}https://httpbin.org:443 "GET / HTTP/1.1" 200 9593`,
          ...['200', '>>>'],
        ],
      },
    ],
  },
  {
    name: 'shows objects as inspect does, and nothing for None',
    steps: [
      ...enter('({ a: [1, { b: { c: { d: 1 } } }], "e-f": "g" })', 'None', 'undefined', '"text"'),
      {
        screen: [
          greeting,
          '>>> ({ a: [1, { b: { c: { d: 1 } } }], "e-f": "g" })',
          ...['{', '  a: [', '    1,', '    { b: { c: { d: 1 } } }', '  ],', "  'e-f': 'g'", '}'],
          ...['>>> None', '>>> undefined', '>>> "text"', "'text'", '>>>'],
        ],
      },
    ],
  },
  {
    name: 'shows an error as a value in short, with the functions that it passed',
    steps: [
      ...enter('Error("x")', 'function f() { return [TypeError("no")] }', 'f()'),
      ...enter('try { session.get("ftp://x") } catch (e) { print(e) }'),
      {
        screen: [
          greeting,
          ...['>>> Error("x")', 'Error: x', '>>> function f() { return [TypeError("no")] }'],
          ...['>>> f()', '[', '  TypeError: no', '      at f (<input-2>:1:24)', ']'],
          '>>> try { session.get("ftp://x") } catch (e) { print(e) }',
          ...["No connection adapters were found for 'ftp://x'", '>>>'],
        ],
      },
    ],
  },
  {
    name: 'says of a failed connection what happened, where, and what to try',
    steps: [
      ...enter('session.get("http://nowhere.test/")'),
      {
        screen: [
          greeting,
          '>>> session.get("http://nowhere.test/")',
          `${log}Starting new HTTP connection (1): nowhere.test:80`,
          'ConnectionError: offline: no route leads to nowhere.test',
          '  where: looking up the name',
          '  try: --map HOST=practice when starting, or leave --offline out',
          '>>>',
        ],
      },
    ],
  },
  {
    name: 'shows an error in one line, and where in an input of several',
    steps: [
      ...enter('[1].at(0, nowhere)', 'if (true) {', '  throw new TypeError("no")', '}'),
      {
        screen: [
          greeting,
          '>>> [1].at(0, nowhere)',
          'ReferenceError: nowhere is not defined',
          ...['>>> if (true) {', '...   throw new TypeError("no")', '... }', 'TypeError: no'],
          ...['  at line 2:9', '>>>'],
        ],
      },
    ],
  },
  {
    name: 'points at what is no code',
    steps: [
      ...enter('let = = 1'),
      {
        screen: [
          greeting,
          '>>> let = = 1',
          "SyntaxError: Unexpected token '='",
          '  let = = 1',
          '        ^',
          '>>>',
        ],
      },
    ],
  },
  {
    name: 'keeps the last value and the last error, which may be assigned',
    steps: [
      ...enter('6 * 7', '_ + 1', '_ = 5', '_', 'throw new Error("kept")', '_error.message'),
      ...enter('_error = 1', '_error'),
      {
        screen: [
          greeting,
          ...['>>> 6 * 7', '42', '>>> _ + 1', '43', '>>> _ = 5', '>>> _', '5'],
          ...['>>> throw new Error("kept")', 'Error: kept', '>>> _error.message', "'kept'"],
          ...['>>> _error = 1', '>>> _error', '1', '>>>'],
        ],
      },
    ],
  },
  {
    name: 'names what fails in the background above the line being typed',
    steps: [
      ...enter('setTimeout(() => { Promise.reject(new Error("lost")) }, 300) && None'),
      { type: 'half' },
      {
        screen: [
          greeting,
          '>>> setTimeout(() => { Promise.reject(new Error("lost")) }, 300) && None',
          'In the background: Error: lost',
          '>>> half',
        ],
        cursor: [8, 3],
      },
    ],
  },
  {
    name: 'prints what a request in the background logs above the line being typed',
    steps: [
      ...enter('setTimeout(async () => { await requests.get("http://httpbin.org") }, 300) && None'),
      { type: 'half' },
      {
        end: [
          `${log}Starting new HTTP connection (1): httpbin.org:80`,
          `${log}http://httpbin.org:80 "GET / HTTP/1.1" 200 9593`,
          '>>> half',
        ],
      },
    ],
  },
  {
    name: 'interrupts a request on ctrl-c',
    steps: [
      ...enter('session.get("http://httpbin.org/delay/9")'),
      { end: [`${log}Starting new HTTP connection (1): httpbin.org:80`] },
      { press: 'C-c' },
      { end: ['KeyboardInterrupt', '>>>'] },
      ...enter('session.get("http://httpbin.org").ok'),
      { end: ['true', '>>>'] },
    ],
  },
  {
    name: 'shows what python prints in the forms of JavaScript',
    steps: [
      ...enter('print("a", 1, True, None, [1, "b"], sep="|")', 'print({"k": (1)})'),
      {
        screen: [
          greeting,
          '>>> print("a", 1, True, None, [1, "b"], sep="|")',
          "a|1|true|null|[ 1, 'b' ]",
          ...['>>> print({"k": (1)})', '{ k: 1 }', '>>>'],
        ],
      },
    ],
  },
  {
    name: 'leaves on ctrl-d and on two times ctrl-c',
    runs: ['--offline', '--offline'],
    steps: [
      { press: 'C-c' },
      {
        screen: [
          greeting,
          ...['>>>', '(To exit, press ctrl-c again or ctrl-d, or type .exit)', '>>>'],
        ],
      },
      { press: 'C-c' },
      { screen: [greeting, '>>>'] },
      { press: 'C-d' },
      { screen: [greeting, '>>>', 'exit 0, icanon'] },
    ],
  },
]

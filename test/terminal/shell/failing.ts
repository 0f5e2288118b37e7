import type { TerminalCase } from '../terminal-case.ts'
import { enter, greeting } from './lines.ts'

const log = 'DEBUG:urllib3.connectionpool:'

/** The shell: errors in one to three lines, and keys while much is printed. */
export const failing: readonly TerminalCase[] = [
  {
    name: 'says what is wrong with a URL, or with an argument',
    steps: [
      ...enter('session.get("httpbin.org")', 'session.get("http://")', 'session.get("ftp://x")'),
      ...enter('session.get("http://httpbin.org", timout=3)', 'session.get()'),
      {
        screen: [
          greeting,
          '>>> session.get("httpbin.org")',
          "MissingSchema: Invalid URL 'httpbin.org': No scheme supplied. Perhaps you meant",
          'https://httpbin.org?',
          '>>> session.get("http://")',
          "InvalidURL: Invalid URL 'http://': No host supplied",
          '>>> session.get("ftp://x")',
          "InvalidSchema: No connection adapters were found for 'ftp://x'",
          '>>> session.get("http://httpbin.org", timout=3)',
          "TypeError: get() got an unexpected keyword argument 'timout'",
          '>>> session.get()',
          "TypeError: get() missing 1 required positional argument: 'url'",
          '>>>',
        ],
      },
    ],
  },
  {
    name: 'says what is wrong with an answer',
    steps: [
      ...enter('.log off', 'session.get("http://httpbin.org/status/404").raise_for_status()'),
      ...enter('session.get("http://httpbin.org/html").json()'),
      ...enter('session.get("http://httpbin.org/redirect/40")'),
      {
        screen: [
          greeting,
          '>>> .log off',
          '>>> session.get("http://httpbin.org/status/404").raise_for_status()',
          'HTTPError: 404 Client Error: Not Found for url: http://httpbin.org/status/404',
          '>>> session.get("http://httpbin.org/html").json()',
          'JSONDecodeError: Expecting value: line 1 column 1 (char 0)',
          '>>> session.get("http://httpbin.org/redirect/40")',
          'TooManyRedirects: Exceeded 30 redirects.',
          '>>>',
        ],
      },
    ],
  },
  {
    name: 'says where a connection failed, and what to try',
    steps: [
      ...enter('session.get("http://127.0.0.1:1/")'),
      { end: ['  try: is a server listening there? practice.url is one that always does', '>>>'] },
      ...enter('session.get("http://httpbin.org/delay/9", timeout=(9, 0.2))'),
      {
        screen: [
          greeting,
          '>>> session.get("http://127.0.0.1:1/")',
          `${log}Starting new HTTP connection (1): 127.0.0.1:1`,
          'ConnectionError: 127.0.0.1:1 refused the connection',
          '  where: connecting',
          '  try: is a server listening there? practice.url is one that always does',
          '>>> session.get("http://httpbin.org/delay/9", timeout=(9, 0.2))',
          `${log}Starting new HTTP connection (1): httpbin.org:80`,
          'ReadTimeout: httpbin.org sent nothing for as long as the timeout allows',
          '  where: c1, waiting for the answer',
          '  try: a longer timeout, such as timeout=30',
          '>>>',
        ],
      },
    ],
  },
  {
    name: 'cuts a long message, whole on .trace, and shows what is no error',
    steps: [
      ...enter(
        'throw new Error("a\\nb\\nc\\nd")',
        'throw { code: 5 }',
        'throw new Error("a\\nb\\nc\\nd")',
      ),
      ...enter('.trace'),
      {
        screen: [
          greeting,
          ...[
            '>>> throw new Error("a\\nb\\nc\\nd")',
            'Error: a',
            'b',
            '  … 2 more lines: .trace, or -v',
          ],
          ...['>>> throw { code: 5 }', 'Uncaught { code: 5 }'],
          ...[
            '>>> throw new Error("a\\nb\\nc\\nd")',
            'Error: a',
            'b',
            '  … 2 more lines: .trace, or -v',
          ],
          ...['>>> .trace', 'Error: a', 'b', 'c', 'd', '    at <input-3>:1:7', '>>>'],
        ],
      },
    ],
  },
  {
    name: 'hears keys while a thousand lines are logged',
    steps: [
      ...enter('for (let n = 1; n <= 1000; n += 1) setTimeout(() => logging.warning(n), n / 2)'),
      { type: 'typed' },
      { press: 'Left Left' },
      { end: ['WARNING:root:1000', '>>> typed'] },
      { type: '-' },
      { end: ['>>> typ-ed'] },
    ],
  },
  {
    name: 'leaves although timers and connections are open',
    steps: [
      ...enter('setInterval(() => {}, 1000) && None', 'session.get("http://httpbin.org").ok'),
      { end: ['true', '>>>'] },
      { press: 'C-d' },
      { end: ['exit 0, icanon'] },
    ],
  },
]

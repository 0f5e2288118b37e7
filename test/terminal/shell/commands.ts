import type { TerminalCase } from '../terminal-case.ts'
import { enter, greeting } from './lines.ts'

const log = 'DEBUG:urllib3.connectionpool:'
const starting = `${log}Starting new HTTP connection (1): httpbin.org:80`
const answered = `${log}http://httpbin.org:80 "GET / HTTP/1.1" 200 9593`

/** What the script of that name prints at the prompt. */
const savedLogin: readonly string[] = [
  '>>> .run login',
  ...['Login: 200', 'Profile: 200', 'Dashboard: 200', 'API: 200'],
  '4 requests on 1 connection, as the practice server saw it',
  'logged in: yes',
]

/** The shell: its dot commands. */
export const commands: readonly TerminalCase[] = [
  {
    name: 'lists the commands on .help',
    steps: [
      ...enter('.help'),
      {
        screen: [
          greeting,
          '>>> .help',
          '.bill    Show what connections have cost since the start, or since .fresh',
          '.break   Drop the lines of an input that is not finished',
          '.clear   Do the same as .break',
          '.conn    Tell of each answer which connection served it: on, off, auto',
          '.conns   Show the connections; with closed, those that are closed as well',
          '.editor  Type several lines, and execute them at the end',
          '.exit    Leave the shell',
          '.fresh   Begin with a new session, and close the old one',
          '.help    Show this list, or what NAME is; NAME? does so, too',
          '.load    Execute FILE: a script, or the inputs of a transcript',
          '.log     Log nothing (off), connections (conn), or requests as well (debug)',
          '.record  Write what is typed and appears to a file: on FILE, append FILE, off',
          '.run     Run a saved script, such as reuse; without a name, list them',
          '.save    Write the session to FILE: a script, or with .txt a transcript',
          '.trace   Show where the last error came from',
          '',
          'ctrl-c drops what is typed or interrupts what is executed, ctrl-d leaves.',
          '>>>',
        ],
      },
    ],
  },
  {
    name: 'leaves on .exit, the terminal as it was',
    steps: [...enter('.exit'), { screen: [greeting, '>>> .exit', 'exit 0, icanon'] }],
  },
  {
    name: 'runs a saved script on .run, and ends it on ctrl-c',
    steps: [
      ...enter('.run login'),
      { screen: [greeting, ...savedLogin, '>>>'] },
      ...enter('.run delay'),
      { screen: [greeting, ...savedLogin, '>>> .run delay'] },
      { press: 'C-c' },
      {
        screen: [greeting, ...savedLogin, '>>> .run delay', 'KeyboardInterrupt', '>>>'],
      },
      ...enter('1 + 1'),
      {
        screen: [
          ...[greeting, ...savedLogin],
          ...['>>> .run delay', 'KeyboardInterrupt', '>>> 1 + 1', '2', '>>>'],
        ],
      },
    ],
  },
  {
    name: 'drops an unfinished input on .break and .clear',
    steps: [
      ...enter('[', '.break', '(', '.clear', '1'),
      { screen: [greeting, '>>> [', '... .break', '>>> (', '... .clear', '>>> 1', '1', '>>>'] },
    ],
  },
  {
    name: 'executes what was typed in the editor on ctrl-d, and recalls it whole',
    steps: [
      ...enter('.editor', 'function twice(n) {', '  return 2 * n', '}'),
      { type: 'twice(4)' },
      { press: 'Up Up Up End' },
      { type: ' // doubles' },
      { press: 'C-d' },
      {
        screen: [
          greeting,
          '>>> .editor',
          '// ctrl-d executes what is typed, ctrl-c drops it',
          ...['function twice(n) { // doubles', '  return 2 * n', '}', 'twice(4)', '8', '>>>'],
        ],
      },
      { press: 'Up' },
      {
        end: ['>>> function twice(n) { // doubles', '...   return 2 * n', '... }', '... twice(4)'],
      },
    ],
  },
  {
    name: 'drops what was typed in the editor on ctrl-c',
    steps: [
      ...enter('.editor', 'print("never")'),
      { press: 'C-c' },
      { type: '1' },
      { press: 'Enter' },
      { end: ['print("never")', '', '>>> 1', '1', '>>>'] },
    ],
  },
  {
    name: 'loads a script, with imports, types and values',
    files: {
      'script.ts': [
        "import { Session } from 'pool-repl'",
        '',
        'const loaded: Session = new Session()',
        'loaded.get("http://httpbin.org")',
        'const answer = await loaded.get("http://httpbin.org")',
        'print(answer.status_code)',
        '',
      ].join('\n'),
    },
    steps: [
      ...enter('.load script.ts'),
      {
        screen: [
          greeting,
          '>>> .load script.ts',
          ...[starting, answered, '<Response [200]>', answered, '200', '>>>'],
        ],
      },
      ...enter('loaded instanceof Session'),
      { end: ['>>> loaded instanceof Session', 'true', '>>>'] },
    ],
  },
  {
    name: 'loads the inputs of a transcript, and shows them',
    files: { 'talk.txt': 'A talk.\n\n>>> a = [\n...   1]\n>>> a\n[1]\n\n>>> print("b")\nb\n' },
    steps: [
      ...enter('.load talk.txt'),
      {
        screen: [
          greeting,
          '>>> .load talk.txt',
          ...['>>> a = [', '...   1]', '>>> a', '[ 1 ]', '>>> print("b")', 'b', '>>>'],
        ],
      },
    ],
  },
  {
    name: 'stops loading at an error, and names file and line',
    files: { 'bad.js': 'print("one")\n\nif (true) {\n  boom()\n}\nprint("never")\n' },
    steps: [
      ...enter('.load bad.js', '.load missing.js'),
      {
        screen: [
          greeting,
          '>>> .load bad.js',
          'one',
          'ReferenceError: boom is not defined',
          '  at bad.js:4:3',
          '>>> .load missing.js',
          'Error: there is no file missing.js',
          '>>>',
        ],
      },
    ],
  },
  {
    name: 'saves a script that prints what the session has printed',
    runs: ['--offline', '--offline saved.ts'],
    steps: [
      ...enter(
        'import requests',
        's = requests.Session()',
        'r = s.get("http://httpbin.org", timeout=5)  # reads',
        'r.status_code',
        'boom()',
        'print("a", [r.ok])',
        '.save saved.ts',
      ),
      { end: ['a [ true ]', '>>> .save saved.ts', 'saved.ts: 5 inputs', '>>>'] },
      {
        file: 'saved.ts',
        holds: [
          "import { requests } from 'pool-repl'",
          "import { print, show } from 'pool-repl/shell'",
          '',
          'let s: any, r: any',
          '',
          's = new requests.Session()',
          'r = await s.get("http://httpbin.org", { timeout: 5 })  // reads',
          'show(r.status_code)',
          'print("a", [r.ok])',
          '',
        ].join('\n'),
      },
      ...enter('.exit'),
      { screen: ['200', 'a [ true ]', 'exit 0, icanon'] },
    ],
  },
  {
    name: 'saves a transcript that can be checked',
    runs: ['--offline', 'check saved.txt'],
    steps: [
      ...enter(
        'for (const n of [1]) {',
        '  print(n, "\\n")',
        '}',
        'requests.get("http://httpbin.org")',
        'session.get(practice.url + "/get").status_code',
        'boom()',
        'print(0.25)',
        '.save saved.txt',
      ),
      { end: ['>>> .save saved.txt', 'saved.txt: 5 inputs', '>>>'] },
      {
        file: 'saved.txt',
        holds: [
          ...['>>> for (const n of [1]) {', '...   print(n, "\\n")', '... }', '1', '<BLANKLINE>'],
          ...['>>> requests.get("http://httpbin.org")', starting, answered, '<Response [200]>'],
          '>>> session.get(practice.url + "/get").status_code',
          `${log}Starting new HTTP connection (1): 127.0.0.1:...`,
          `${log}http://127.0.0.1:... "GET /get HTTP/1.1" 200 ...`,
          ...['200', '>>> boom()', 'ReferenceError: boom is not defined'],
          ...['>>> print(0.25)', '0.25', ''],
        ].join('\n'),
      },
      ...enter('.exit'),
      { screen: ['saved.txt: 5 inputs, as written', 'exit 0, icanon'] },
    ],
  },
  {
    name: 'saves and records what comes between two inputs, and a check waits for it',
    runs: ['record --offline recorded.txt', 'check saved.txt recorded.txt'],
    steps: [
      ...enter('x = [1].map(() => session.get("http://httpbin.org"))'),
      { end: [starting, answered, '>>>'] },
      ...enter('y = setTimeout(() => print("late"), 500)', '.nothing'),
      { end: ['There is no command .nothing; .help lists the commands', 'late', '>>>'] },
      ...enter('1 + 1', '.save saved.txt'),
      { end: ['>>> 1 + 1', '2', '>>> .save saved.txt', 'saved.txt: 3 inputs', '>>>'] },
      ...[{ file: 'saved.txt' }, { file: 'recorded.txt' }].map(({ file }) => ({
        file,
        holds: [
          '>>> x = [1].map(() => session.get("http://httpbin.org"))',
          ...[starting, answered, '>>> y = setTimeout(() => print("late"), 500)', 'late'],
          ...['>>> 1 + 1', '2', ''],
        ].join('\n'),
      })),
      ...enter('.exit'),
      { end: ['2 files, 6 inputs: 2 as written', 'exit 0, icanon'] },
    ],
  },
  {
    name: 'saves no secrets',
    steps: [
      ...enter(
        'u = "http://me:hunter2@httpbin.org/get?access_token=hunter2"',
        'h = {"Authorization": "Bearer hunter2hunter2", "Cookie": "a=hunter2"}',
        'session.get(u, headers=h, auth=("me", "hunter2")).status_code',
        'password = "hunter2"',
        '.save saved.ts',
        '.save saved.txt',
      ),
      { end: ['saved.txt: 4 inputs', '>>>'] },
      { file: 'saved.ts', holds: /^(?![\s\S]*hunter2)[\s\S]*\*\*\*/ },
      { file: 'saved.txt', holds: /^(?![\s\S]*hunter2)[\s\S]*\*\*\*/ },
      { file: 'state/pool-repl/history', holds: /^(?![\s\S]*hunter2)[\s\S]*\*\*\*/ },
    ],
  },
  {
    name: 'keeps secrets of many kinds off the disk, and those that an answer repeats',
    rows: 50,
    steps: [
      ...enter(
        'session.headers["Authorization"] = "Bearer hunter2hunter2"',
        'session.headers.update({"X-Api-Key": "hunter2"})',
        'session.cookies.set("sid", "hunter2")',
        'session.proxies = {"http": "http://me:hunter2@proxy.example:3128"}; session.proxies = {}',
        'session.auth = requests.auth.HTTPBasicAuth("me", "hunter2")',
        'token = "hunter2"',
        'let client_secret: string = "hunter2"',
        'session.get("http://httpbin.org/get?api_key=hunter2").json()',
        'session.post("http://httpbin.org/post", json={"password": "hunter2"}).json()',
        'print("Authorization: Basic bWU6aHVudGVyMg==")',
        'session.get("http://me:hunter2@nowhere.example/")',
        '.save saved.ts',
        '.save saved.txt',
      ),
      { end: ['saved.txt: 11 inputs', '>>>'] },
      ...['saved.ts', 'saved.txt', 'state/pool-repl/history'].map((file) => ({
        file,
        holds: /^(?![\s\S]*(?:hunter2|aHVudGVyMg))[\s\S]*\*\*\*/,
      })),
    ],
  },
  {
    name: 'gives a new session on .fresh, with connections of its own',
    steps: [
      ...enter(
        'session.get("http://httpbin.org").ok',
        '.fresh',
        'session.get("http://httpbin.org").ok',
      ),
      {
        screen: [
          greeting,
          '>>> session.get("http://httpbin.org").ok',
          ...[starting, answered, 'true', '>>> .fresh'],
          'session is a new one; the connections of the old one are closed',
          '>>> session.get("http://httpbin.org").ok',
          ...[starting, answered, 'true', '>>>'],
        ],
      },
    ],
  },
  {
    name: 'logs what .log says',
    steps: [
      ...enter('.log conn', 'requests.get("http://httpbin.org")', '.log off'),
      ...enter('requests.get("http://httpbin.org")', '.log debug', '.log'),
      ...enter('requests.get("http://httpbin.org")', '.log loud'),
      {
        screen: [
          greeting,
          ...['>>> .log conn', '>>> requests.get("http://httpbin.org")', starting],
          ...['<Response [200]>', '>>> .log off', '>>> requests.get("http://httpbin.org")'],
          ...['<Response [200]>', '>>> .log debug', '>>> .log', 'debug'],
          ...['>>> requests.get("http://httpbin.org")', starting, answered, '<Response [200]>'],
          ...['>>> .log loud', 'Error: .log takes off, conn or debug', '>>>'],
        ],
      },
    ],
  },
  {
    name: 'shows the stack of the last error on .trace, with the lines that were typed',
    steps: [
      ...enter(
        'function outer() {',
        '  inner()',
        '}',
        'function inner() { throw new Error("in") }',
      ),
      ...enter('outer()', '.trace'),
      {
        screen: [
          greeting,
          ...['>>> function outer() {', '...   inner()', '... }'],
          '>>> function inner() { throw new Error("in") }',
          ...['>>> outer()', 'Error: in', '>>> .trace', 'Error: in'],
          '    at inner (<input-2>:1:26)',
          '    at outer (<input-1>:2:3)',
          '    at <input-3>:1:1',
          '>>>',
        ],
      },
    ],
  },
  {
    name: 'names a command that there is not',
    steps: [
      ...enter('.nope'),
      {
        screen: [
          greeting,
          '>>> .nope',
          'There is no command .nope; .help lists the commands',
          '>>>',
        ],
      },
    ],
  },
]

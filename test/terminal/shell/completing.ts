import type { TerminalCase } from '../terminal-case.ts'
import { enter, greeting } from './lines.ts'

/** The shell: the tab key, and help. */
export const completing: readonly TerminalCase[] = [
  {
    name: 'completes a name, a member and a keyword argument',
    steps: [
      { type: 'sessi' },
      { press: 'Tab' },
      { screen: [greeting, '>>> session'], cursor: [11, 1] },
      { type: '.max' },
      { press: 'Tab' },
      { screen: [greeting, '>>> session.max_redirects'] },
      { press: 'C-u' },
      { type: 'session.get(url, ti' },
      { press: 'Tab' },
      { screen: [greeting, '>>> session.get(url, timeout='] },
    ],
  },
  {
    name: 'completes the key of an options object',
    steps: [
      { type: 'requests.get(url, { allow' },
      { press: 'Tab' },
      { screen: [greeting, '>>> requests.get(url, { allow_redirects:'] },
      { type: 'false })' },
      { screen: [greeting, '>>> requests.get(url, { allow_redirects: false })'] },
    ],
  },
  {
    name: 'lists what fits above the line',
    steps: [
      { type: 'session.get(url, pr' },
      { press: 'Tab' },
      { screen: [greeting, '>>> session.get(url, proxies='] },
      { press: 'BSpace BSpace BSpace BSpace BSpace BSpace BSpace' },
      { press: 'Tab' },
      { screen: [greeting, 'params=   proxies=', '>>> session.get(url, p'], cursor: [22, 2] },
    ],
  },
  {
    name: 'completes members of an answer that was not asked for',
    steps: [
      { type: 'session.get("http://httpbin.org").stat' },
      { press: 'Tab' },
      { screen: [greeting, '>>> session.get("http://httpbin.org").status_code'] },
      { press: 'C-u' },
      ...enter('practice.connections().length'),
      { screen: [greeting, '>>> practice.connections().length', '0', '>>>'] },
    ],
  },
  {
    name: 'runs no getter',
    steps: [
      ...enter('const trap = { get field() { print("ran"); return {} } }'),
      { type: 'trap.fi' },
      { press: 'Tab' },
      { end: ['>>> trap.field'] },
      { type: '.x' },
      { press: 'Tab' },
      {
        screen: [
          greeting,
          '>>> const trap = { get field() { print("ran"); return {} } }',
          '>>> trap.field.x',
        ],
      },
    ],
  },
  {
    name: 'completes commands, their words and the names of files',
    files: { 'first-script.ts': '' },
    steps: [
      { type: '.lo' },
      { press: 'Tab' },
      { screen: [greeting, '.load  .log', '>>> .lo'] },
      { type: 'g c' },
      { press: 'Tab' },
      { end: ['>>> .log conn'] },
      { press: 'C-u' },
      { type: '.load fir' },
      { press: 'Tab' },
      { end: ['>>> .load first-script.ts'] },
    ],
  },
  {
    name: 'indents on a tab at the start of a line',
    steps: [
      ...enter('for (const n of [1]) {'),
      { end: ['>>> for (const n of [1]) {', '...'] },
      { press: 'Tab' },
      { screen: [greeting, '>>> for (const n of [1]) {', '...'], cursor: [6, 2] },
      { type: 'print(n)' },
      { screen: [greeting, '>>> for (const n of [1]) {', '...   print(n)'] },
    ],
  },
  {
    name: 'tells what a name is by .help',
    steps: [
      ...enter('.help requests.get'),
      {
        screen: [
          greeting,
          '>>> .help requests.get',
          'requests.get(url: UrlInput, options?: RequestOptions): Pending<Response>',
          '  Sends a GET request over a connection of its own.',
          '  params=, data=, json=, headers=, cookies=, auth=, hooks=, files=, stream=,',
          '  timeout=, verify=, cert=, proxies=, allow_redirects=',
          '>>>',
        ],
      },
    ],
  },
  {
    name: 'tells what a name is by a question mark',
    steps: [
      ...enter('timeit?', 'nothing.here?'),
      {
        screen: [
          greeting,
          '>>> timeit?',
          'interface Timeit extends TimeitModule, TimeCalls',
          "  Python's `timeit` module; called itself, `timeit(fn)` awaits, warms up,",
          '  chooses the number of calls and counts connections.',
          '  time=, requests=, number=, warmup=, globals=',
          '>>> nothing.here?',
          'Nothing is known of nothing.here',
          '>>>',
        ],
      },
    ],
  },
]

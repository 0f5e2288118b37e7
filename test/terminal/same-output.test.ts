import { describe, test } from 'vitest'
import { commandLine, terminalRuntimes } from './runtimes.ts'
import { enter } from './shell/lines.ts'
import { playCase, type Step } from './terminal-case.ts'

/** Inputs, with what each prints; a value that only a prompt would show is none of them. */
const session: readonly (readonly [input: string, printed?: string])[] = [
  ['import logging, requests, timeit'],
  ['from requests.adapters import HTTPAdapter'],
  ["import { basename } from 'node:path'"],
  ['const base: string = "http://httpbin.org"'],
  ['let count = 1'],
  ['let count = count + 1'],
  ['interface Point { x: number; y: number }'],
  ['type Pair = [number, number]'],
  ['enum Size { Small = 3, Large }'],
  ['function twice(n: number): number {\n  return 2 * n\n}'],
  [
    'class Counter {\n  #n = 0\n  #all: number[] = [\n  ]\n  next(): number { return ++this.#n }\n}',
  ],
  ['const counter = new Counter()'],
  ['print(counter.next(), counter.next())', '1 2'],
  ['print(twice(count), Size.Large)', '4 4'],
  ['const point: Point = { x: 1, y: 2 }'],
  ['const { x, y: other } = point'],
  ['const pair: Pair = [x, other]'],
  ['print(pair, `a`, other)', '[ 1, 2 ] a 2'],
  ['s = requests.Session()'],
  ['s.mount("http://", HTTPAdapter(pool_maxsize=1))'],
  ['r = s.get(base + "/get", params={"q": "a b"}, timeout=5)  # of Python'],
  ['print(r.status_code, r.json().args)', "200 { q: 'a b' }"],
  ['print(session.get(base).status_code)', '200'],
  ['print(requests.post(base + "/post", json={"k": [1, None]}).json().json)', '{ k: [ 1, null ] }'],
  ['for (const path of ["/get", "/nowhere"]) {\n  print(s.get(base + path).ok)\n}', 'true\nfalse'],
  ['const [a, b] = await Promise.all([s.get(base), session.get(base)])'],
  ['print(a.ok && b.ok)', 'true'],
  ['t = timeit.timeit("_ = s.get(base)", number=2)'],
  ["u = timeit.timeit('_ = q.get(base)', 'import requests; q = requests.Session()', number=2)"],
  ['print(t > 0, u > 0, typeof q)', 'true true undefined'],
  ['timings = timeit.repeat(() => twice(2), number=5, repeat=3)'],
  ['print(timings.length)', '3'],
  ['[3, 1, 2].sort().forEach((n) => print(n))', '1\n2\n3'],
  ['print("one", "two", sep="-", end="!\\n")', 'one-two!'],
  ['const later = async (n: number) => (await s.get(base)).status_code + n'],
  ['print(await later(4), basename("/a/b.txt"))', '204 b.txt'],
  [
    'try {\n  s.get("http://unmapped.example")\n} catch (error) {\n  print(error.name)\n}',
    'ConnectionError',
  ],
  [
    'print(True, None, {"nested": {"list": [1.5, "text"]}})',
    "true null { nested: { list: [ 1.5, 'text' ] } }",
  ],
]

const source = `${session.map(([input]) => input).join('\n')}\n`
const holds = session.map(([, printed]) => (printed === undefined ? '' : `${printed}\n`)).join('')

/** How the lines come in; what is printed goes into the file of the entrance. */
const entrances: Readonly<Record<string, string>> = {
  'prompt.out': '--offline',
  'load.out': '--offline',
  'eval.out': '--offline -e "$(cat lines.ts)"',
  'piped.out': '--offline < lines.ts',
  'dash.out': '--offline - < lines.ts',
  'saved.out': '--offline saved.ts',
  'saved-js.out': '--offline saved.mjs',
}

const steps: readonly Step[] = [
  ...session.flatMap(([input]) => enter(...input.split('\n'))),
  ...enter('.save saved.ts', '.save saved.mjs'),
  { end: [`saved.mjs: ${session.length} inputs`, '>>>'] },
  ...enter('.exit'),
  { end: ['>>>'] },
  ...enter('.load lines.ts', '.exit'),
  ...Object.keys(entrances).map((file) => ({ file, holds })),
  { end: ['exit 0, icanon'] },
]

describe.each(terminalRuntimes())('on %s', (runtime) => {
  const command = `${commandLine(runtime, 'src/cli.ts')} --log off --conn off`
  test(`${session.length} inputs print the same, whichever way they come in`, async () => {
    const runs = Object.entries(entrances).map(([file, args]) => `${args} > ${file}`)
    await playCase(command, { name: '', runs, files: { 'lines.ts': source }, steps })
  })
})

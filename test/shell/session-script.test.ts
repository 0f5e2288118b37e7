import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Pending } from '../../src/pending.ts'
import { ShellEvaluator } from '../../src/shell/create-evaluator.ts'
import { createNamespace, type Namespace } from '../../src/shell/namespace.ts'
import { sessionScript } from '../../src/shell/session-script.ts'
import { plantedPractice } from './planted-practice.ts'

let evaluator: ShellEvaluator
let namespace: Namespace
const before = new Set(Reflect.ownKeys(globalThis))

beforeAll(() => {
  const real = createNamespace(plantedPractice().practice, () => async () => 1)
  // What a request comes to, without one.
  const get = (url: string, options?: object) => Pending.run(async () => ({ url, options, n: 7 }))
  namespace = { ...real, isOwn: (callee) => callee === get || real.isOwn(callee) }
  evaluator = new ShellEvaluator(namespace)
  Reflect.set(Object(namespace.globals.session), 'get', get)
})

afterAll(() => {
  for (const key of Reflect.ownKeys(globalThis)) {
    if (!before.has(key)) Reflect.deleteProperty(globalThis, key)
  }
})

async function scriptOf(sources: readonly string[], typed = false): Promise<string> {
  const recorded = []
  for (const source of sources) {
    try {
      const { value, shown, awaited = [] } = await evaluator.evaluate(source)
      if (shown) evaluator.define('_', value)
      recorded.push({ source, output: '', succeeded: true, shown, awaited })
    } catch {
      recorded.push({ source, output: '', succeeded: false, shown: false, awaited: [] })
    }
  }
  return sessionScript(recorded, namespace, typed)
}

interface Case {
  readonly name: string
  readonly inputs: readonly string[]
  readonly script: readonly string[]
  readonly typed?: boolean
}

const session = ["import { Session } from 'pool-repl'", '', 'const session = new Session()', '']
const show = ["import { show } from 'pool-repl/shell'", '']

const cases: readonly Case[] = [
  {
    name: 'lets statements that are text see what they read',
    inputs: ['const u1 = "a"', 't1 = timeit.timeit("session.get(u1)", number=1)', 't1 > 0'],
    script: [
      "import { Session } from 'pool-repl'",
      "import { provide, show, timeit } from 'pool-repl/shell'",
      '',
      'let t1',
      'const session = new Session()',
      'provide({ get session() { return session }, get u1() { return u1 } })',
      '',
      'const u1 = "a"',
      't1 = await timeit.timeit("session.get(u1)", { number: 1 })',
      'show(t1 > 0)',
    ],
  },
  {
    name: 'leaves out what failed',
    inputs: ['const a1 = 1', 'throw a1', 'const a2 = 2'],
    script: ['', 'const a1 = 1', 'const a2 = 2'],
  },
  {
    name: 'shows what was shown',
    inputs: ['1 + 1', 'void 0', "'text'"],
    script: [...show, 'show(1 + 1)', 'void 0', "show('text')"],
  },
  {
    name: 'awaits what was awaited in place',
    inputs: ['session.get("u")', 'const b1 = session.get("v").n', 'b1 * session.get("w").n'],
    script: [
      "import { Session } from 'pool-repl'",
      ...show,
      'const session = new Session()',
      '',
      'show(await session.get("u"))',
      'const b1 = (await session.get("v")).n',
      'show(b1 * (await session.get("w")).n)',
    ],
  },
  {
    name: 'awaits in a branch that was not taken',
    inputs: ['var c1 = 1', 'if (c1) { session.get("u") } else { session.get("v") }'],
    script: [
      "import { Session } from 'pool-repl'",
      ...show,
      'const session = new Session()',
      '',
      'var c1 = 1',
      'if (c1) { show(await session.get("u")) } else { show(await session.get("v")) }',
    ],
  },
  {
    name: 'awaits a promise that was the value',
    inputs: ['Promise.all([session.get("u"), session.get("v")])', 'Promise.resolve()'],
    script: [
      "import { Session } from 'pool-repl'",
      ...show,
      'const session = new Session()',
      '',
      'show(await Promise.all([session.get("u"), session.get("v")]))',
      'await Promise.resolve()',
    ],
  },
  {
    name: 'leaves alone what functions and chains do',
    inputs: [
      'const d1 = () => session.get("u")',
      'const d2 = d1().n',
      'session.get("v").then((r) => r.n)',
    ],
    script: [
      "import { Session } from 'pool-repl'",
      ...show,
      'const session = new Session()',
      '',
      'const d1 = () => session.get("u")',
      'const d2 = (await d1()).n',
      'show(await session.get("v").then((r) => r.n))',
    ],
  },
  {
    name: 'gives calls of Python the form of JavaScript',
    inputs: [
      'e1 = session.get("u", timeout=5, params={"a": True}, auth=("x", "x"))',
      'more = { stream: None }',
      'e3 = session.get("u", **more)  # why',
      'e4 = Session()',
      'e5 = requests.Session()',
      'e5.headers = { a: "b" }',
    ],
    script: [
      "import { Session, requests } from 'pool-repl'",
      '',
      'let e1, more, e3, e4, e5',
      'const session = new Session()',
      '',
      'e1 = await session.get("u", { timeout: 5, params: {"a": true}, auth: ["***", "***"] })',
      'more = { stream: null }',
      'e3 = await session.get("u", { ...more })  // why',
      'e4 = new Session()',
      'e5 = new requests.Session()',
      'e5.headers = { a: "b" }',
    ].toSpliced(0, 0, '// *** stands for what looked like a secret.'),
  },
  {
    name: 'keeps the assignments in calls of other functions',
    inputs: ['let f1 = 0', 'Math.max(f1 = 3, 2)'],
    script: [...show, 'let f1 = 0', 'show(Math.max(f1 = 3, 2))'],
  },
  {
    name: 'imports what documents import',
    inputs: [
      'import logging, requests, timeit',
      'import requests as r1',
      'from requests.adapters import HTTPAdapter',
      'from requests.exceptions import ConnectionError as CE',
      'logging.getLogger("x").setLevel(logging.DEBUG)',
      'r1.Session; requests.codes.ok; HTTPAdapter.name; CE.name; timeit.default_number',
    ],
    script: [
      "import { HTTPAdapter, logging, requests, timeit } from 'pool-repl'",
      ...show,
      'const r1 = requests',
      'const CE = requests.exceptions.ConnectionError',
      'logging.getLogger("x").setLevel(logging.DEBUG)',
      'r1.Session; requests.codes.ok; HTTPAdapter.name; CE.name; show(timeit.default_number)',
    ],
  },
  {
    name: 'declares at the head what is declared twice, or never',
    inputs: [
      'const g1 = 1',
      'const g1 = 2',
      'g2 = 3',
      'let { g3, g4 } = { g3: 1, g4: 2 }',
      'const g3 = [g1, g2]',
      'function g5() { return 1 }',
      'function g5() { return 2 }',
      'class G6 {}',
      'class G6 {}',
      'for (g7 of [1, 2]) g2 += g7',
      'let g8',
      'g8 = 1',
    ],
    script: [
      '',
      'let g1, g3, g5, G6, g2, g7, g4',
      '',
      'g1 = 1',
      'g1 = 2',
      'g2 = 3',
      ';({ g3, g4 } = { g3: 1, g4: 2 })',
      'g3 = [g1, g2]',
      'g5 = function g5() { return 1 };',
      'g5 = function g5() { return 2 };',
      'G6 = class G6 {};',
      'G6 = class G6 {};',
      'for (g7 of [1, 2]) g2 += g7',
      'let g8',
      'g8 = 1',
    ],
  },
  {
    name: 'gives names at the head a type in TypeScript, and takes out others',
    inputs: ['h1 = 1', 'const h2: number = h1'],
    typed: true,
    script: ['', 'let h1: any', '', 'h1 = 1', 'const h2 = h1'],
  },
  {
    name: 'keeps the last value where it is used',
    inputs: ['1 + 1', '_ * 2'],
    script: [...show, 'let _', '', 'show(_ = 1 + 1)', 'show(_ = _ * 2)'],
  },
  {
    name: 'gives the session anew where it is assigned',
    inputs: ['session = Session()'],
    script: [
      "import { Session } from 'pool-repl'",
      '',
      'let session = new Session()',
      '',
      'session = new Session()',
    ],
  },
  {
    name: 'takes the prompts off what was pasted',
    inputs: ['>>> i1 = 1\n>>> i2 = 2\n... # two'],
    script: ['', 'let i1, i2', '', 'i1 = 1', 'i2 = 2', '// two'],
  },
  {
    name: 'separates lines that would go together',
    inputs: ['let j1 = [1]', '[j1] = [j1]', '(j1)', '`a`', '/a/.test("a")'],
    script: [
      ...show,
      'let j1 = [1]',
      ';[j1] = [j1]',
      'show((j1))',
      'show(`a`)',
      'show(/a/.test("a"))',
    ],
  },
  {
    name: 'hides secrets',
    inputs: ['const token = "abcdef"', 'session.auth = ("me", "hunter2")'],
    script: [
      '// *** stands for what looked like a secret.',
      ...session,
      'const token = "***"',
      'session.auth = ["***", "***"]',
    ],
  },
]

describe('sessionScript', () => {
  test.each(cases)('$name', async ({ inputs, script, typed = false }) => {
    const text = await scriptOf(inputs, typed)
    expect(text.trim()).toBe(script.join('\n').trim())
  })
})

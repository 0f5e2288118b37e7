import { expect, test } from 'vitest'
import type { Tree } from './graph.ts'
import * as rules from './rules.ts'

/*
 * The rules themselves, each on a small made-up house: that it finds what is wrong, and only that.
 */
const nothing: rules.Row = { rooms: [], packages: [] }
const cottage: rules.House = {
  base: ['errors.ts', 'http'],
  rows: {
    'errors.ts': nothing,
    http: nothing,
    pool: nothing,
    transport: { rooms: ['pool'], packages: ['undici/index.js', 'node:net'] },
    shell: { rooms: ['pool', 'transport'], packages: ['node:*', 'import(…)'] },
  },
}

type Files = Readonly<Record<string, string>>
interface Case {
  readonly name: string
  readonly files: Files
  readonly finds: readonly string[]
}

function inCottage(name: string, files: Files, ...finds: readonly string[]): Case {
  return { name, files: { 'pool/a.ts': '', 'transport/a.ts': '', ...files }, finds }
}

const upward = 'pool/b.ts: pool may not import ../transport/a.ts'
const importCases: readonly Case[] = [
  inCottage('downward, inside and from the base is allowed', {
    'shell/a.ts': "import '../transport/a.ts'\nimport { readFile } from 'node:fs/promises'",
    'transport/b.ts': "import '../pool/a.ts'\nimport './a.ts'\nimport '../errors.ts'",
    'transport/c.ts':
      "import { Client } from 'undici/index.js'\nimport type { H } from '../http/h.ts'",
  }),
  inCottage('upward', { 'pool/b.ts': "import { a } from '../transport/a.ts'" }, upward),
  inCottage(
    'upward, type only',
    { 'pool/b.ts': "import type { A } from '../transport/a.ts'" },
    upward,
  ),
  inCottage('upward, passed on', { 'pool/b.ts': "export * from '../transport/a.ts'" }, upward),
  inCottage('upward, late', { 'pool/b.ts': "await import('../transport/a.ts')" }, upward),
  inCottage('upward, in a type', { 'pool/b.ts': "type A = import('../transport/a.ts').A" }, upward),
  inCottage(
    'upward, late in a template',
    { 'pool/b.ts': '`$' + "{import('../transport/a.ts')}`" },
    upward,
  ),
  inCottage(
    'upward, as a worker',
    { 'pool/b.ts': "new Worker(new URL('../transport/a.js', import.meta.url))" },
    'pool/b.ts: pool may not import ../transport/a.js',
  ),
  inCottage('in a comment, a text, a regular expression', {
    'pool/b.ts': [
      "// import '../transport/a.ts'",
      "/* import '../transport/a.ts' */",
      'const text = `import x from "../transport/a.ts"` / 2',
      `const regex = /import '..\\/transport\\/a.ts'/`,
    ].join('\n'),
  }),
  inCottage(
    'the base has no upper floor either',
    { 'http/a.ts': "import '../pool/a.ts'", 'errors.ts': "import './http/a.ts'" },
    'http/a.ts: http may not import ../pool/a.ts',
  ),
  inCottage(
    'packages that are not in the row',
    {
      'transport/b.ts': "import undici from 'undici'\nimport 'node:fs'\nimport 'net'",
      'pool/b.ts': "import type { Socket } from 'node:net'",
    },
    'transport/b.ts: transport may not import undici',
    'transport/b.ts: transport may not import node:fs',
    'transport/b.ts: transport may not import net',
    'pool/b.ts: pool may not import node:net',
  ),
  inCottage(
    'a name known only at run time',
    { 'shell/a.ts': 'import(name)', 'pool/b.ts': 'import(name)' },
    'pool/b.ts: pool may not import import(…)',
  ),
  inCottage('a room without a row', { 'attic/a.ts': '' }, 'attic has no row in the table'),
]

const brokenCases: readonly Case[] = [
  inCottage(
    'endings',
    { 'pool/b.ts': "import './a'\nimport type { A } from './a.js'\nexport * from './a.ts'" },
    "pool/b.ts: './a' lacks its ending",
    "pool/b.ts: './a.js' lacks its ending",
  ),
  inCottage(
    'a file that is not there',
    { 'pool/b.ts': "import('./c.ts')" },
    "pool/b.ts: './c.ts' leads nowhere",
  ),
]

const cycleCases: readonly Case[] = [
  inCottage('none', {
    'pool/b.ts': "import './a.ts'",
    'pool/c.ts': "import './a.ts'\nimport './b.ts'",
  }),
  inCottage(
    'of two files',
    { 'pool/a.ts': "import './b.ts'", 'pool/b.ts': "import './a.ts'" },
    'pool/a.ts → pool/b.ts → pool/a.ts',
  ),
  inCottage(
    'through types alone',
    {
      'pool/a.ts': "import type { B } from './b.ts'",
      'pool/b.ts': "export type { C } from './c.ts'",
      'pool/c.ts': "type A = import('./a.ts').A",
    },
    'pool/a.ts → pool/b.ts → pool/c.ts → pool/a.ts',
  ),
  inCottage(
    'of rooms, not of files',
    { 'http/a.ts': "import '../errors.ts'", 'errors.ts': "import './http/b.ts'", 'http/b.ts': '' },
    'http → errors.ts → http',
  ),
  inCottage('a file and itself', { 'pool/a.ts': "import './a.ts'" }, 'pool/a.ts → pool/a.ts'),
]

const long = '\n//'.repeat(400)
const lengthCases: readonly Case[] = [
  inCottage(
    'too long',
    { 'pool/b.ts': `let a${long}` },
    'pool/b.ts: 401 lines, and its head does not say why',
  ),
  inCottage('too long, and says why', {
    'pool/b.ts': `import './a.ts'\n\n/**\n * One file, because it is one table.\n */\nlet a${long}`,
  }),
]

const reachCases: readonly Case[] = [
  inCottage('what the door leads to', {
    'door.ts': "import './pool/a.ts'\nnew URL('./pool/b.js', import.meta.url)",
    'pool/b.ts': "import type { A } from '../transport/a.ts'",
  }),
  inCottage('what it does not', { 'door.ts': "import './pool/a.ts'" }, 'transport/a.ts'),
]

const logic = 'export function f() {}'
const pairCases: readonly Case[] = [
  {
    name: 'sources with logic, and none',
    files: {
      'src/pool/b.ts': logic,
      'src/pool/c.ts': 'export const f = (n: number) => n',
      'src/pool/d.ts':
        "interface D { f: (n: number) => void }\nconst n = 1\nexport * from './b.ts'",
      'test/pool/b.test.ts': '',
      'test/pool/b.limits.test.ts': '',
      'test/pool/e.test.ts': '',
      'test/tools/f.test.ts': '',
    },
    finds: ['src/pool/c.ts has no test', 'test/pool/e.test.ts tests no source'],
  },
  {
    name: 'what another test tries',
    files: {
      'src/pool/odd.ts': logic,
      'src/pool/b.ts': "import './odd.ts'",
      'test/pool/b.test.ts': "import '../../src/pool/b.ts'",
    },
    finds: [],
  },
  {
    name: 'what another test does not reach',
    files: { 'src/pool/odd.ts': logic, 'src/pool/b.ts': '', 'test/pool/b.test.ts': '' },
    finds: ['test/pool/b.test.ts need not, or can not, try src/pool/odd.ts'],
  },
  {
    name: 'what has a test of its own by now',
    files: {
      'src/pool/odd.ts': logic,
      'src/pool/b.ts': '',
      'test/pool/odd.test.ts': '',
      'test/pool/b.test.ts': "import '../../src/pool/odd.ts'",
    },
    finds: ['test/pool/b.test.ts need not, or can not, try src/pool/odd.ts'],
  },
]

const pathCases: readonly Case[] = [
  inCottage(
    'names',
    { 'utils.ts': '', 'helpers/a.ts': '', 'types.d.ts': '', 'content-type.ts': '' },
    'utils.ts',
    'helpers/a.ts',
    'types.d.ts',
  ),
]

const [work, home] = ['work', 'root'].map((name) => `/${name}/`)
const placeCases: readonly Case[] = [
  inCottage(
    'places',
    { 'a.md': `see ${work}a\nfrom "${home}.cache"`, 'b.md': `http://host${work}a ./src${work}a` },
    `a.md:1: see ${work}a`,
    `a.md:2: from "${home}.cache"`,
  ),
]

const optional = { optionalDependencies: { 'tool-linux': '1', '@t/tool-mac': '1' } }
const lockCases: readonly Case[] = [
  {
    name: 'a platform is missing',
    files: {
      'a.json': JSON.stringify({ packages: { 'node_modules/tool': optional } }),
      'b.json': JSON.stringify({
        packages: {
          'node_modules/tool': optional,
          'node_modules/tool-linux': {},
          'node_modules/tool/node_modules/@t/tool-mac': {},
        },
      }),
    },
    finds: ['a.json lacks tool-linux', 'a.json lacks @t/tool-mac'],
  },
]

const triedBy = (tree: Tree): rules.TriedBy =>
  tree.has('src/pool/odd.ts') ? { 'test/pool/b.test.ts': ['src/pool/odd.ts'] } : {}

const rulesSeenToFail: readonly [string, readonly Case[], (tree: Tree) => readonly string[]][] = [
  ['imports', importCases, (tree) => rules.forbiddenImports(tree, cottage)],
  ['endings', brokenCases, (tree) => rules.brokenImports(tree, /\.ts$/)],
  ['cycles', cycleCases, rules.cycles],
  ['length', lengthCases, (tree) => rules.longFiles(tree, 400)],
  ['reach', reachCases, (tree) => rules.unreachable(tree, ['door.ts'])],
  ['pairs', pairCases, (tree) => rules.unpaired(tree, triedBy(tree), /^test\/tools\//)],
  ['names', pathCases, (tree) => rules.emptyNames([...tree.keys()])],
  ['places', placeCases, rules.machinePaths],
  ['locks', lockCases, rules.lockedOut],
]

for (const [rule, cases, find] of rulesSeenToFail) {
  for (const { name, files, finds } of cases) {
    test(`${rule}: ${name}`, () => {
      expect(find(new Map(Object.entries(files)))).toEqual(finds)
    })
  }
}

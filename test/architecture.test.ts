import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { roomOf, type Tree } from './tools/house/graph.ts'
import * as rules from './tools/house/rules.ts'

/*
 * Who may import whom. A change here comes with its reason in ARCHITECTURE.md.
 *
 * Imports count in every form: `import type`, `export … from`, `import()`, and the path of a worker.
 */
const row = (rooms = '', packages = ''): rules.Row => ({
  rooms: rooms.split(' '),
  packages: packages.split(' '),
})
const policies = row('events clock statistics')
const library =
  'clock statistics runtime events ledger pool retry redirects logging cookies auth models ' +
  'transport adapters sessions clients timeit'

const house: rules.House = {
  base: ['errors.ts', 'pending.ts', 'http', 'repr'],
  rows: {
    'errors.ts': row(),
    'pending.ts': row(),
    http: row(),
    repr: row(),
    clock: row(),
    distance: row(),
    statistics: row(),
    runtime: row('', 'node:*'),
    events: row('clock'),
    ledger: policies,
    pool: policies,
    retry: policies,
    redirects: policies,
    logging: row('events clock', 'node:fs'),
    cookies: row('clock', 'tough-cookie'),
    auth: row('clock', 'node:crypto'),
    models: row('cookies auth clock events ledger', 'chardet node:fs'),
    transport: row(
      'pool events ledger clock distance runtime',
      'undici/index.js socks node:net node:tls node:dns node:fs node:path node:zlib node:crypto',
    ),
    adapters: row('transport models auth retry logging events ledger clock runtime'),
    sessions: row('adapters models cookies auth retry redirects clock runtime', 'node:fs'),
    clients: row('transport pool models cookies auth redirects logging events clock runtime'),
    timeit: row('ledger statistics clock runtime logging'),
    timeline: row('ledger statistics'),
    transcript: row('clock statistics', 'node:fs diff'),
    practice: row('clock distance runtime', '@peculiar/asn1-schema @peculiar/asn1-x509 node:*'),
    'repl-enhancements': row('runtime', 'acorn magic-string string-width sucrase node:* import(…)'),
    shell: row(
      `${library} distance timeline transcript practice repl-enhancements`,
      'picocolors commander tsx/esm/api node:* import(…)',
    ),
    'cli.ts': row('shell runtime practice transcript', 'node:process'),
    'index.ts': row(library),
  },
}

/** Sources that no entry of the package leads to; and why. */
const unreachable: Readonly<Record<string, string>> = {
  'clock/manual-clock.ts': 'for tests alone',
}

function within(folder: string, names: string): readonly string[] {
  return names.split(' ').map((name) => `src/${folder}/${name}.ts`)
}

/** Tests that try sources without a test of their own, beside what they are named for. */
const triedBy: rules.TriedBy = {
  // A line of the prompt goes through all of them, and its value shows which one went wrong.
  'test/repl-enhancements/evaluator.test.ts': [
    ...within('repl-enhancements', 'call-frame calling disposing importing input-run'),
    ...within('repl-enhancements', 'module-resolver source-positions'),
    ...within('repl-enhancements/transform', 'awaiting calls declarations free-names imports'),
    ...within('repl-enhancements/transform', 'keyword-arguments node optional-chains parse'),
    ...within('repl-enhancements/transform', 'parse-failure python-imports'),
    ...within('repl-enhancements/transform', 'python-parser python-strings resources rewriter'),
    ...within('repl-enhancements/transform', 'rewriting source-error strip-types transform'),
  ],
  'test/repl-enhancements/statements.test.ts': within('repl-enhancements/transform', 'transcript'),
  // What the tab key gives tells whether the text before it was read and looked up rightly.
  'test/repl-enhancements/completing/code-completer.test.ts': within(
    'repl-enhancements/completing',
    'cursor-context members tokens',
  ),
  // Its modules are what the lines of the shell import.
  'test/shell/namespace.test.ts': ['src/shell/python-modules.ts'],
  'test/shell/documentation-text.test.ts': ['src/shell/documentation.ts'],
  // A check is what they do together.
  'test/shell/transcript-check.files.test.ts': within(
    'shell',
    'check-report command-replay headless-repl transcript-file transcript-shell',
  ),
  'test/shell/command-line.test.ts': within('shell', 'check-command record-flags'),
  'test/shell/recording.test.ts': ['src/shell/open-recording.ts'],
  'test/transcript/transcript.test.ts': within('transcript', 'markdown session-text'),
  'test/shell/script-start.test.ts': within('shell', 'process-practice script'),
  // A script is the text that they make together.
  'test/shell/session-script.test.ts': within(
    'repl-enhancements/transform',
    'explicit explicit-names',
  ),
  // Steps of one way to a socket, tried on real ones.
  'test/transport/dial.test.ts': within('transport', 'dialing socket-traffic tcp tls'),
  'test/transport/executor.test.ts': [
    ...within('transport', 'connection pool-events pool-identities'),
    ...within('transport', 'interruptible serving'),
  ],
  'test/adapters/http-adapter.test.ts': within('adapters', 'adapter-call'),
  'test/ledger/ledger.test.ts': within('ledger', 'connection-record pool-memory request-record'),
  'test/ledger/table-text.test.ts': within('ledger', 'connection-table'),
  'test/transport/decoders.test.ts': within('transport', 'gzip-decoder zlib-decoder'),
  'test/adapters/requests-errors.test.ts': within('adapters', 'urllib3-errors'),
  // A comparison is what they come to together.
  'test/timeit/compare.test.ts': within(
    'timeit',
    'advice comparison comparison-report measure-sides rounds side timing verdict',
  ),
  'test/timeit/time-calls.test.ts': within('timeit', 'timeit-result timing-options'),
  // What holds others together: seen to work from outside.
  'test/conformance/': ['src/transport/pool-manager.ts', 'src/adapters/base-adapter.ts'],
  'test/acceptance/': within('shell', 'create-evaluator shell'),
}

/** Tests that follow no source. */
const roomless =
  /^test\/((acceptance|bench|conformance|docs|scripts|terminal|tools)\/|(architecture|docs)\.test\.ts$)/

const root = join(import.meta.dirname, '..')
const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root })
const files = String(tracked)
  .split('\n')
  .filter((path) => path && statSync(join(root, path), { throwIfNoEntry: false })?.isFile())

function read(folder: string, paths: RegExp): Tree {
  const inside = files.filter((path) => path.startsWith(folder) && paths.test(path))
  return new Map(
    inside.map((path) => [path.slice(folder.length), readFileSync(join(root, path), 'utf8')]),
  )
}

/** The sources that the entries of package.json are built from. */
function doors(): readonly string[] {
  const manifest = readFileSync(join(root, 'package.json'), 'utf8')
  return [...manifest.matchAll(/"\.?\/?dist\/([^"]+)\.js"/g)].map((entry) => `${entry[1]}.ts`)
}

const source = read('src/', /\.ts$/)
const tests = read('test/', /\.ts$/)
const typescript = read('', /^(src|test)\/.*\.ts$/)
const all = read('', /^(?!test\/conformance\/corpus\/)/)
const locks = read('', /(^|\/)package-lock\.json$/)

/** Rooms that there are, and rooms that have a line in ARCHITECTURE.md, where not both. */
function undescribed(): readonly string[] {
  const page = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8')
  const described = new Set([...page.matchAll(/^\| `([^`]+)` \|/gm)].map(([, room]) => room ?? ''))
  const rooms = new Set([...source.keys()].map(roomOf))
  const both = new Set([...described, ...rooms])
  return [...both].filter((room) => !(described.has(room) && rooms.has(room)))
}

/** What package.json has our users install, and the README does not explain. */
function unexplained(): readonly string[] {
  const { dependencies }: { dependencies: object } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  )
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const rows = readme.split('\n').filter((line) => line.startsWith('|'))
  return Object.keys(dependencies).filter((name) => !rows.some((line) => line.includes(name)))
}

/** Every rule on the real house: what it finds must be nothing. */
const findings: Readonly<Record<string, () => readonly string[]>> = {
  'a room imports only what its row allows': () => rules.forbiddenImports(source, house),
  'a relative import in src carries .ts': () => rules.brokenImports(source, /\.ts$/),
  'a relative import in test carries its ending': () => rules.brokenImports(tests, /\.(ts|m?js)$/),
  'nothing imports itself round a corner': () => rules.cycles(source),
  'no file or folder has a name that says nothing': () => rules.emptyNames(files),
  'a source of more than 400 lines says why': () => rules.longFiles(source, 400),
  'a test of more than 400 lines says why': () => rules.longFiles(tests, 400),
  'every entry of the package has its source': () => doors().filter((door) => !source.has(door)),
  'an entry of the package leads to every source': () =>
    rules.unreachable(source, [...doors(), ...Object.keys(unreachable)]),
  'tests mirror sources': () => rules.unpaired(typescript, triedBy, roomless),
  'ARCHITECTURE.md describes the rooms that there are': undescribed,
  'the README explains every dependency': unexplained,
  'no place of one machine is named': () => rules.machinePaths(all),
  'lock files name no registry': () => rules.registries(locks),
  'lock files hold the packages of all platforms': () => rules.lockedOut(locks),
}

for (const [name, find] of Object.entries(findings)) {
  test(name, () => {
    expect(find()).toEqual([])
  })
}

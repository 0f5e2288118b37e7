import {
  cycleIn,
  type Graph,
  graphOf,
  graphOfRooms,
  reachable,
  roomOf,
  type Tree,
  target,
} from './graph.ts'
import { type Import, importsOf } from './imports.ts'
import { tokensOf } from './tokens.ts'

/** What a room may import, besides itself and the base files and rooms. */
export interface Row {
  readonly rooms: readonly string[]
  /**
   * Packages, as they are named in an import (`tough-cookie` allows `tough-cookie/x` too);
   * `node:*` for all of Node's modules; `import(…)` for a name known only at run time.
   */
  readonly packages: readonly string[]
}

/** Who may import whom. */
export interface House {
  /** What every room may import. */
  readonly base: readonly string[]
  readonly rows: Readonly<Record<string, Row>>
}

function allows(packages: readonly string[], specifier: string): boolean {
  return packages.some((entry) =>
    entry === 'node:*'
      ? specifier.startsWith('node:')
      : specifier === entry || specifier.startsWith(`${entry}/`),
  )
}

function isForbidden(file: string, item: Import, tree: Tree, house: House): boolean {
  const row = house.rows[roomOf(file)]
  if (!item.specifier.startsWith('.')) return !allows(row?.packages ?? [], item.specifier)
  const to = target(file, item.specifier)
  const mere = item.how === 'mentioned' && !tree.has(to.replace(/\.js$/, '.ts'))
  return !mere && ![roomOf(file), ...house.base, ...(row?.rooms ?? [])].includes(roomOf(to))
}

/** Imports that the table does not allow, and rooms that it does not know. */
export function forbiddenImports(tree: Tree, house: House): readonly string[] {
  const rooms = [...new Set([...tree.keys()].map(roomOf))]
  const unknown = rooms.filter((room) => house.rows[room] === undefined)
  const forbidden = [...tree].flatMap(([file, text]) =>
    importsOf(text)
      .filter((item) => isForbidden(file, item, tree, house))
      .map(({ specifier }) => `${file}: ${roomOf(file)} may not import ${specifier}`),
  )
  return [...unknown.map((room) => `${room} has no row in the table`), ...forbidden]
}

/** Relative imports that do not name a file with its ending, or name one that is not there. */
export function brokenImports(tree: Tree, endings: RegExp): readonly string[] {
  const breaches: string[] = []
  for (const [file, text] of tree) {
    for (const { specifier, how } of importsOf(text)) {
      if (how !== 'imported' || !specifier.startsWith('.')) continue
      const to = target(file, specifier)
      if (!endings.test(specifier)) breaches.push(`${file}: '${specifier}' lacks its ending`)
      else if (to.endsWith('.ts') && !to.startsWith('..') && !tree.has(to))
        breaches.push(`${file}: '${specifier}' leads nowhere`)
    }
  }
  return breaches
}

/** A cycle between files, and one between rooms; type-only imports count. */
export function cycles(tree: Tree): readonly string[] {
  const graph = graphOf(tree, { mentions: false })
  const found = [cycleIn(graph), cycleIn(graphOfRooms(graph))]
  return found.filter((path) => path.length > 0).map((path) => path.join(' → '))
}

/** Files and folders with a name that says nothing. */
export function emptyNames(paths: readonly string[]): readonly string[] {
  const empty = /^(utils?|helpers?|common|types?)(\.|$)/
  return paths.filter((path) => path.split('/').some((part) => empty.test(part)))
}

/** The comment at the head of a file, above its first line of code or just below its imports. */
function head(text: string): string {
  const lead = /^(?:import[^'"]*['"][^'"]*['"];?\s*|#!.*\s*)*/.exec(text)?.[0] ?? ''
  return /^(?:\s*\/\*[\s\S]*?\*\/|\s*\/\/.*)*/.exec(text.slice(lead.length))?.[0] ?? ''
}

/** Files longer than `limit` lines whose head does not say `… file … because …`. */
export function longFiles(tree: Tree, limit: number): readonly string[] {
  return [...tree]
    .map(([file, text]) => ({ file, text, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines, text }) => lines > limit && !/\bfile\b[^.]*\bbecause\b/i.test(head(text)))
    .map(({ file, lines }) => `${file}: ${lines} lines, and its head does not say why`)
}

/** Files that none of the doors leads to. */
export function unreachable(tree: Tree, doors: readonly string[]): readonly string[] {
  const seen = reachable(graphOf(tree, { mentions: true }), doors)
  return [...tree.keys()].filter((file) => !seen.has(file))
}

const statements = new Set(['function', 'class', 'return', 'if', 'for', 'while', 'throw'])

/** Whether a text has code that can be wrong: interfaces, types, constants and re-exports do not. */
export function hasLogic(text: string): boolean {
  const tokens = tokensOf(text)
  return tokens.some(({ kind, text }, i) => {
    if (kind === 'word') return statements.has(text) && tokens[i - 1]?.text !== '.'
    if (text !== '=>') return false
    const start = tokens
      .slice(0, i)
      .findLast((token) => /^(type|interface|const|let)$/.test(token.text))
    return start?.text === 'const' || start?.text === 'let'
  })
}

/** Which sources are tried by another test than their own: path of the test, or of a folder of tests. */
export type TriedBy = Readonly<Record<string, readonly string[]>>

/** The sources that a test tries, as far as the imports tell; with a folder of tests they don't. */
function triedIn(tree: Tree, graph: Graph, test: string): { has(source: string): boolean } {
  if (!test.endsWith('/')) return reachable(graph, [test])
  const there = [...tree.keys()].some((path) => path.startsWith(test))
  return { has: () => there }
}

/**
 * Sources with logic that have no test, tests of no source, and exceptions that are none.
 *
 * `src/x/y.ts` is tested by `test/x/y.test.ts`, and by `test/x/y.TOPIC.test.ts` where one file would
 * be too long. Another test may stand in for it, if what that imports leads to the source; tests in
 * `roomless` folders belong to no source.
 */
export function unpaired(tree: Tree, triedBy: TriedBy, roomless: RegExp): readonly string[] {
  const paths = [...tree.keys()]
  const tested = new Map(
    paths
      .filter((path) => /^test\/.*\.test\.ts$/.test(path) && !roomless.test(path))
      .map((test) => [test.replace(/^test\/(.*?)(\.[^./]+)?\.test\.ts$/, 'src/$1.ts'), test]),
  )
  const graph = graphOf(tree, { mentions: true })
  const standIns = Object.entries(triedBy).flatMap(([test, sources]) => {
    const tries = triedIn(tree, graph, test)
    return sources.map((source) => ({ source, test, tried: tries.has(source) }))
  })
  const excepted = new Set(standIns.map(({ source }) => source))
  const bare = [...tree]
    .filter(
      ([path, text]) =>
        path.startsWith('src/') && !tested.has(path) && !excepted.has(path) && hasLogic(text),
    )
    .map(([path]) => `${path} has no test`)
  const lost = [...tested]
    .filter(([source]) => !tree.has(source))
    .map(([, test]) => `${test} tests no source`)
  const idle = standIns
    .filter(({ source, tried }) => tested.has(source) || !tried)
    .map(({ source, test }) => `${test} need not, or can not, try ${source}`)
  return [...bare, ...lost, ...idle]
}

/** Lines that name a place of one machine. */
export function machinePaths(tree: Tree): readonly string[] {
  const folders = ['work', 'root', 'tmp', 'home'].join('|')
  const place = new RegExp(`(?<![\\w.$}*/:-])/(?:${folders})(?:/[\\w.]|["'\`\\s]|$)`, 'm')
  return [...tree].flatMap(([file, text]) =>
    text
      .split('\n')
      .flatMap((line, i) => (place.test(line) ? [`${file}:${i + 1}: ${line.trim()}`] : [])),
  )
}

/** Lock files that say where a package was fetched from. */
export function registries(locks: Tree): readonly string[] {
  return [...locks].filter(([, text]) => text.includes('"resolved"')).map(([file]) => file)
}

interface Locked {
  readonly packages: Readonly<Record<string, { readonly optionalDependencies?: object }>>
}

/** Packages for other platforms that a lock file lacks: `npm ci` refuses it then. */
export function lockedOut(locks: Tree): readonly string[] {
  return [...locks].flatMap(([file, text]) => {
    const { packages }: Locked = JSON.parse(text)
    const paths = Object.keys(packages)
    return Object.values(packages)
      .flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
      .filter((name) => !paths.some((path) => path.endsWith(`node_modules/${name}`)))
      .map((name) => `${file} lacks ${name}`)
  })
}

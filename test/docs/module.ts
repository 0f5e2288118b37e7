import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { target } from '../tools/house/graph.ts'
import { importsOf } from '../tools/house/imports.ts'
import type { Example } from './example.ts'
import { rewrite } from './rewrite.ts'

/** The root of the project. */
export const root: string = join(import.meta.dirname, '..', '..')

/** The source behind each name under which the package is imported: `pool-repl`, `pool-repl/pool`, … */
function entries(): ReadonlyMap<string, string> {
  const manifest: { exports: Record<string, { default: string } | string> } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  )
  const found = new Map<string, string>()
  for (const [name, entry] of Object.entries(manifest.exports)) {
    if (typeof entry === 'string') continue
    const source = entry.default.replace(/^\.\/dist\/(.*)\.js$/, 'src/$1.ts')
    found.set(join('pool-repl', name), source)
  }
  return found
}

/** Where an example finds a name that it does not declare, nearest first. */
function sourcesFor({ file }: Example): readonly string[] {
  const [, room = ''] = /^src\/([^/]+)\//.exec(file) ?? []
  const near = file.endsWith('.ts') ? [file, ...importedBy(file), `src/${room}/index.ts`] : []
  return [...near, 'src/index.ts'].filter((path) => existsSync(join(root, path)))
}

function importedBy(file: string): readonly string[] {
  return importsOf(readFileSync(join(root, file), 'utf8'))
    .filter(({ how, specifier }) => how === 'imported' && specifier.startsWith('.'))
    .map(({ specifier }) => target(file, specifier))
}

function url(path: string): string {
  return pathToFileURL(join(root, path)).href
}

/** The code with `from 'pool-repl'` and `import('pool-repl')` leading to the sources. */
function fromSources(code: string): string {
  return [...entries()].reduce(
    (text, [name, source]) =>
      text.replaceAll(
        new RegExp(`((?:from|import)\\s*\\(?\\s*)(['"])${name}\\2`, 'g'),
        `$1'${url(source)}'`,
      ),
    code,
  )
}

/** Whether the code seems to use a name: in a comment or a text is enough. */
function mentions(code: string, name: string): boolean {
  return new RegExp(`(?<![.\\w$])${name}(?![\\w$])`).test(code)
}

/** An import declaration for each of the names that a source exports, the nearest source first. */
async function importsFor(example: Example, names: (name: string) => boolean) {
  const found = new Map<string, string>()
  for (const source of sourcesFor(example)) {
    const exported: object = await import(/* @vite-ignore */ url(source))
    for (const name of Object.keys(exported)) {
      if (names(name) && !found.has(name))
        found.set(name, `import { ${name} } from '${url(source)}'`)
    }
  }
  return found
}

/**
 * The text of a TypeScript module whose export `run(claim, preloaded)` runs the example.
 *
 * A name that the example neither declares nor imports comes from its source, from what that
 * imports, from the door of its room or of the library, or else from what the shell preloads.
 */
export async function moduleOf(example: Example, preloaded: readonly string[]): Promise<string> {
  const { imports, imported, body } = rewrite(example.code, example.line)
  const missing = (name: string): boolean => !imported.includes(name) && mentions(body, name)
  const found = await importsFor(example, missing)
  const rest = preloaded.filter((name) => missing(name) && !found.has(name))
  return [
    ...found.values(),
    fromSources(imports),
    `export async function run(claim, { ${rest.join(', ')} }) {{`,
    fromSources(body),
    '}}',
    '',
  ].join('\n')
}

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

/** One import declaration for each name that the code uses and a source exports. */
async function missingImports(example: Example, body: string, has: ReadonlySet<string>) {
  const found = new Map<string, string>()
  for (const source of sourcesFor(example)) {
    const exported: object = await import(/* @vite-ignore */ url(source))
    for (const name of Object.keys(exported)) {
      const used = new RegExp(`(?<![.\\w$])${name}(?![\\w$])`).test(body)
      if (used && !has.has(name) && !found.has(name))
        found.set(name, `import { ${name} } from '${url(source)}'`)
    }
  }
  return [...found.values()]
}

/** The text of a TypeScript module whose export `run(claim, practice)` runs the example. */
export async function moduleOf(example: Example): Promise<string> {
  const { imports, imported, body } = rewrite(example.code, example.line)
  const own = [...entries()].reduce(
    (text, [name, source]) =>
      text.replaceAll(new RegExp(`(['"])${name}\\1`, 'g'), `'${url(source)}'`),
    imports,
  )
  const missing = await missingImports(example, body, new Set(imported))
  return [...missing, own, 'export async function run(claim, practice) {{', body, '}}', ''].join(
    '\n',
  )
}

/** Whether the example needs the practice server to be there already. */
export function needsPractice({ code }: Example): boolean {
  return /\bpractice\b/.test(code) && !/\b(?:const|let|using)\s+practice\b/.test(code)
}

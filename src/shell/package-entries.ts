import { readFileSync } from 'node:fs'

/** The part of package.json that is read here. */
interface Manifest {
  readonly version: string
  readonly bin: Readonly<Record<'pool-repl', string>>
  readonly exports: Readonly<Record<string, string | { readonly default: string }>>
}

const fromSource = import.meta.url.endsWith('.ts')
const root = new URL('../../', import.meta.url)

function manifest(): Manifest {
  return JSON.parse(readFileSync(new URL('package.json', root), 'utf8'))
}

/** The version of this package. */
export function packageVersion(): string {
  return manifest().version
}

/**
 * What `import` of this package by its name has to find, as URLs: the entries of package.json, or
 * what they are compiled from where this process runs from source.
 *
 * @example
 * packageEntries().get('pool-repl/pool') // 'file:///…/pool/index.…'
 */
export function packageEntries(): ReadonlyMap<string, string> {
  const entries = new Map<string, string>()
  for (const [key, target] of Object.entries(manifest().exports)) {
    if (typeof target === 'string') continue
    entries.set(`pool-repl${key.slice(1)}`, place(target.default))
  }
  return entries
}

/** Where the command lies, as a URL: the compiled one, or its source. */
export function packageCommand(): string {
  return place(manifest().bin['pool-repl'])
}

function place(built: string): string {
  const path = fromSource
    ? built.replace(/^(\.\/)?dist\//, '$1src/').replace(/\.js$/, '.ts')
    : built
  return new URL(path, root).href
}

import { readFileSync } from 'node:fs'

/** The part of package.json that is read here. */
interface Manifest {
  readonly version: string
  readonly exports: Readonly<Record<string, string | { readonly default: string }>>
}

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
  const fromSource = import.meta.url.endsWith('.ts')
  const entries = new Map<string, string>()
  for (const [key, target] of Object.entries(manifest().exports)) {
    if (typeof target === 'string') continue
    const path = fromSource
      ? target.default.replace('/dist/', '/src/').replace(/\.js$/, '.ts')
      : target.default
    entries.set(`pool-repl${key.slice(1)}`, new URL(path, root).href)
  }
  return entries
}

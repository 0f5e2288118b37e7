import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** What a name was resolved to, in the words of `node:module`. */
export interface Resolved {
  readonly url: string
  readonly format?: string | null | undefined
  readonly shortCircuit?: boolean
}

type Next<Context> = (specifier: string, context: Context) => Resolved | Promise<Resolved>

let entries: ReadonlyMap<string, string> = new Map()

/** Takes the entries of this package; called by `module.register` in the thread of the loaders. */
export function initialize(given: ReadonlyMap<string, string>): void {
  entries = given
}

/** Finds this package by its name, from wherever it is imported. A resolve hook of `node:module`. */
export function resolve<Context>(
  specifier: string,
  context: Context,
  next: Next<Context>,
): Resolved | Promise<Resolved> {
  const { conditions } = context as { conditions?: readonly string[] }
  // what is required is found by path, not by URL
  const url = conditions?.includes('require') ? undefined : entries.get(specifier)
  const resolved = next(url ?? specifier, context)
  return resolved instanceof Promise ? resolved.then(asModule) : asModule(resolved)
}

const typescript = /\.tsx?$/
const commonJs = /\b(?:require\s*\(|module\.exports\b|exports\.)/
const moduleSyntax = /^\s*(?:import\s*[\w{*'"]|export\s*[\w{*])/m

/** A script's URL, and the query by which tsx marks what it takes for CommonJS. */
const script = /^(file:.*\.(?:tsx?|js))(?:(?:%3F|\?)tsx-.*)?$/

/**
 * A script whose package has no `type` is taken for CommonJS by Node; Deno and Bun look at what is
 * in it, and so does this.
 */
function asModule(resolved: Resolved): Resolved {
  const { url: found, format } = resolved
  const [, url] = script.exec(found) ?? []
  const open = format === 'commonjs' || format === undefined || format === null
  if (!open || url === undefined || url.includes('/node_modules/')) return resolved
  const source = readIfThere(url)
  const isModule = moduleSyntax.test(source) || (typescript.test(url) && !commonJs.test(source))
  return isModule ? { ...resolved, url, format: 'module' } : resolved
}

function readIfThere(url: string): string {
  try {
    return readFileSync(fileURLToPath(url), 'utf8')
  } catch {
    return ''
  }
}

const imported =
  /((?:^|[;}]|\*\/)\s*(?:import|export)\b[^;'"`()]*|\bimport\s*\(\s*)(['"])(pool-repl(?:\/[\w-]+)?)\2/gm

/** A module's text with this package's names replaced by where it lies. */
export function withEntries(source: string, places: ReadonlyMap<string, string>): string {
  return source.replace(imported, (all, before: string, quote: string, name: string) => {
    const url = places.get(name)
    return url === undefined ? all : `${before}${quote}${url}${quote}`
  })
}

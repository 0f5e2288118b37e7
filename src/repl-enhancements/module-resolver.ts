import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

/**
 * Finds modules for code without a place in the file system, as a file at `baseUrl` would.
 *
 * The engines resolve what is imported from the importing file, which here is ours.
 */
export class ModuleResolver {
  readonly #baseUrl: string
  readonly require: NodeJS.Require

  constructor(baseUrl: string) {
    this.#baseUrl = baseUrl
    this.require = createRequire(baseUrl)
  }

  /** The URL of a module, or the name of one that the runtime brings. */
  resolve(specifier: string): string {
    if (/^\.{0,2}\//.test(specifier)) return new URL(specifier, this.#baseUrl).href
    if (/^[a-z][a-z+.-]*:/i.test(specifier)) return specifier
    try {
      const path = this.require.resolve(specifier)
      return /^(?:\/|[a-z]:\\)/i.test(path) ? pathToFileURL(path).href : path
    } catch {
      return this.#exported(specifier) ?? specifier
    }
  }

  /** `require` does not find packages that can only be imported. */
  #exported(specifier: string): string | undefined {
    const [, name = '', subpath = ''] = /^((?:@[^/]+\/)?[^/]+)(.*)$/.exec(specifier) ?? []
    for (let folder = new URL('.', this.#baseUrl); ; folder = new URL('..', folder)) {
      const manifest = new URL(`node_modules/${name}/package.json`, folder)
      if (manifest.protocol === 'file:' && existsSync(manifest)) {
        const { exports } = JSON.parse(readFileSync(manifest, 'utf8'))
        const path = importedPath(exports, `.${subpath}`)
        return path === undefined ? undefined : new URL(path, manifest).href
      }
      if (folder.pathname === '/' || folder.href === new URL('..', folder).href) return undefined
    }
  }
}

const conditions = ['import', 'module-sync', 'node', 'default']

/** The file behind a path of a package's `exports`, as an import finds it. */
function importedPath(exports: unknown, subpath: string): string | undefined {
  if (typeof exports === 'string') return subpath === '.' ? exports : undefined
  if (typeof exports !== 'object' || exports === null) return undefined
  const hasPaths = Object.keys(exports).some((key) => key.startsWith('.'))
  if (hasPaths) return importedPath(conditionsOf(Reflect.get(exports, subpath)), '.')
  return subpath === '.' ? importedPath(conditionsOf(exports), '.') : undefined
}

function conditionsOf(target: unknown): unknown {
  if (typeof target !== 'object' || target === null) return target
  for (const [condition, path] of Object.entries(target)) {
    const found = conditions.includes(condition) ? conditionsOf(path) : undefined
    if (found !== undefined) return found
  }
  return undefined
}

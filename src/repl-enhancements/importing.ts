import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

/** Python's error for a module that there is not. */
export class ModuleNotFoundError extends Error {
  override readonly name = 'ModuleNotFoundError'
}

/** Python's error for a name that a module has not. */
export class PythonImportError extends Error {
  override readonly name = 'ImportError'
}

/** What rewritten imports use. */
export interface ImportHelpers {
  /** A module of JavaScript, as `import()` gives it. */
  importModule(specifier: unknown): Promise<unknown>
  /** The module `name`, or for `import a.b` the module `shown`. */
  importPython(name: string, shown: string): unknown
  /** Members of a module, in order; all of them where no names are given. */
  importNames(module: string, names: readonly string[] | null): unknown
}

/** Imports for code without a place in the file system: relative ones start at `baseUrl`. */
export function importHelpers(
  modules: Readonly<Record<string, unknown>>,
  baseUrl: string,
): ImportHelpers {
  const require = createRequire(baseUrl)
  const python = (name: string): unknown => {
    if (Object.hasOwn(modules, name)) return modules[name]
    throw new ModuleNotFoundError(`No module named '${name}'${hint(modules)}`)
  }
  return {
    importModule: (specifier) => import(resolved(String(specifier), baseUrl, require)),
    importPython: (name, shown) => {
      const module = python(name)
      return name === shown ? module : python(shown)
    },
    importNames: (module, names) => {
      const from = python(module)
      if (names === null) return from
      return names.map((name) => memberOf(from, module, name, modules))
    },
  }
}

function memberOf(
  from: unknown,
  module: string,
  name: string,
  modules: Readonly<Record<string, unknown>>,
): unknown {
  if (typeof from === 'object' && from !== null && name in from) return Reflect.get(from, name)
  if (Object.hasOwn(modules, `${module}.${name}`)) return modules[`${module}.${name}`]
  throw new PythonImportError(`cannot import name '${name}' from '${module}'`)
}

function hint(modules: Readonly<Record<string, unknown>>): string {
  const names = Object.keys(modules).filter((name) => !name.includes('.'))
  return names.length === 0 ? '' : `; there are ${names.join(', ')}`
}

/** Node resolves bare names from the importing file, which here is a place, not a file. */
function resolved(specifier: string, baseUrl: string, require: NodeJS.Require): string {
  if (/^(?:\.{1,2}|)\//.test(specifier)) return new URL(specifier, baseUrl).href
  if (/^[a-z][a-z+.-]*:/i.test(specifier)) return specifier
  try {
    const path = require.resolve(specifier)
    return path.startsWith('/') || /^[a-z]:\\/i.test(path) ? pathToFileURL(path).href : path
  } catch {
    return specifier
  }
}

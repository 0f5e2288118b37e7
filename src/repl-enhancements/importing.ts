import { readFile } from 'node:fs/promises'
import { ModuleResolver } from './module-resolver.ts'

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
  /** What `import()` gives. */
  importAny(specifier: unknown, options?: ImportCallOptions): Promise<unknown>
  /** What a module of JavaScript exports under these names; `*` is the module itself. */
  importModule(specifier: string, names: readonly string[]): Promise<readonly unknown[]>
  /** Modules of Python: for `import a.b` its `a`, unless it was renamed. */
  importPython(wanted: readonly (readonly [name: string, renamed: boolean])[]): readonly unknown[]
  /** Members of a module of Python. */
  importNames(module: string, names: readonly string[]): readonly unknown[]
  /** All members of a module of Python that `*` stands for. */
  importAll(module: string): void
  /** `import.meta`. */
  readonly meta: object
}

/** Where imports find what they name. */
export interface ImportSources {
  /** What Python's imports find, by module name; JavaScript's find it, too. */
  readonly modules: Readonly<Record<string, unknown>>
  /** URLs of modules, by the names that JavaScript imports them by. */
  readonly packages: () => ReadonlyMap<string, string>
  /** Where relative imports start. */
  readonly baseUrl: string
}

/** Imports for code without a place in the file system. */
export function importHelpers(
  { modules, packages, baseUrl }: ImportSources,
  define: (name: string, value: unknown) => void,
): ImportHelpers {
  const resolver = new ModuleResolver(baseUrl)
  const python = (name: string): unknown => pythonModule(modules, name)
  const importAny = async (specifier: unknown, options?: ImportCallOptions): Promise<unknown> => {
    const name = String(specifier)
    if (Object.hasOwn(modules, name)) return modules[name]
    const url = packages().get(name) ?? resolver.resolve(name)
    if (options !== undefined) return import(url, options)
    if (!/^file:.*\.json$/.test(url)) return import(url)
    return { default: JSON.parse(await readFile(new URL(url), 'utf8')) }
  }
  return {
    importAny,
    importModule: async (specifier, names) => {
      const module = await importAny(specifier)
      return names.map((name) => exportOf(module, specifier, name))
    },
    importPython: (wanted) =>
      wanted.map(([name, renamed]) => {
        const module = python(name)
        return renamed ? module : python(name.split('.')[0] ?? name)
      }),
    importNames: (module, names) => {
      const from = python(module)
      return names.map((name) => memberOf(from, module, name, modules))
    },
    importAll: (module) => {
      for (const [name, value] of Object.entries(Object(python(module)))) {
        if (!name.startsWith('_')) define(name, value)
      }
    },
    meta: { url: baseUrl, resolve: (specifier: string) => resolver.resolve(specifier) },
  }
}

function pythonModule(modules: Readonly<Record<string, unknown>>, name: string): unknown {
  if (Object.hasOwn(modules, name)) return modules[name]
  const [owner, member] = splitAtLastDot(name)
  const from = Object.hasOwn(modules, owner) ? modules[owner] : undefined
  if (member !== '' && isObject(from) && isObject(Reflect.get(from, member))) {
    return Reflect.get(from, member)
  }
  throw new ModuleNotFoundError(`No module named '${name}'${hint(modules)}`)
}

function splitAtLastDot(name: string): [string, string] {
  const dot = name.lastIndexOf('.')
  return dot < 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot + 1)]
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function exportOf(module: unknown, specifier: string, name: string): unknown {
  if (name === '*') return module
  if ((isObject(module) || typeof module === 'function') && name in module) {
    return Reflect.get(module, name)
  }
  // What is no module, but an object of the shell's, is its own default.
  if (name === 'default' && !isNamespace(module)) return module
  throw new SyntaxError(
    `The requested module '${specifier}' does not provide an export named '${name}'`,
  )
}

function isNamespace(module: unknown): boolean {
  return Object.prototype.toString.call(module) === '[object Module]'
}

function memberOf(
  from: unknown,
  module: string,
  name: string,
  modules: Readonly<Record<string, unknown>>,
): unknown {
  if ((isObject(from) || typeof from === 'function') && name in from) return Reflect.get(from, name)
  if (Object.hasOwn(modules, `${module}.${name}`)) return modules[`${module}.${name}`]
  throw new PythonImportError(`cannot import name '${name}' from '${module}'`)
}

function hint(modules: Readonly<Record<string, unknown>>): string {
  const names = Object.keys(modules).filter((name) => !name.includes('.'))
  return names.length === 0 ? '' : `; there are ${names.join(', ')}`
}

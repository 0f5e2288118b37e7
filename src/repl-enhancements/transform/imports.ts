import { child, children, type Node, textOf } from './node.ts'
import type { ImportedName } from './python-imports.ts'
import { type Rewriting, replace, sourceOf } from './rewriting.ts'

/**
 * Turns an import of JavaScript or of Python into assignments of what it brings.
 *
 * @param atTop whether its names become those of the input; otherwise they belong to a function
 */
export function rewriteImport(rewriting: Rewriting, statement: Node, atTop: boolean): void {
  const { code, bound } =
    statement.type === 'PythonImport'
      ? pythonImport(rewriting, statement, atTop)
      : moduleImport(rewriting, statement)
  if (atTop) for (const name of bound) rewriting.names.add(name)
  if (statement.type !== 'PythonImport') rewriting.waits = true
  const declares = !atTop && bound.length > 0 ? 'var ' : ''
  replace(rewriting, statement.start, statement.end, `${declares}${code};`)
}

interface Import {
  readonly code: string
  readonly bound: readonly string[]
}

function pythonImport({ helpers }: Rewriting, statement: Node, atTop: boolean): Import {
  const names = statement.names as readonly ImportedName[]
  const bound = names.map(({ as }) => as)
  const targets = bound.join(',')
  const { module } = statement
  if (typeof module !== 'string') {
    // `import a.b` binds a, `import a.b as c` binds b
    const wanted = JSON.stringify(names.map(({ name, renamed }) => [name, renamed]))
    return { code: `[${targets}]=${helpers}.importPython(${wanted})`, bound }
  }
  if (names[0]?.name === '*') {
    if (!atTop) throw new SyntaxError('import * only allowed at module level')
    return { code: `${helpers}.importAll(${JSON.stringify(module)})`, bound: [] }
  }
  const wanted = JSON.stringify(names.map(({ name }) => name))
  return { code: `[${targets}]=${helpers}.importNames(${JSON.stringify(module)},${wanted})`, bound }
}

function moduleImport(rewriting: Rewriting, statement: Node): Import {
  const source = child(statement, 'source')
  const specifier = source === undefined ? '""' : sourceOf(rewriting, source)
  const specifiers = children(statement, 'specifiers')
  const bound = specifiers.map((one) => textOf(child(one, 'local'), 'name'))
  const wanted = JSON.stringify(specifiers.map(importedName))
  const loaded = `await ${rewriting.helpers}.importModule(${specifier},${wanted})`
  return { code: bound.length === 0 ? loaded : `[${bound.join(',')}]=${loaded}`, bound }
}

/** What a module exports it under; `*` for the module itself. */
function importedName(specifier: Node): string {
  if (specifier.type === 'ImportNamespaceSpecifier') return '*'
  const imported = child(specifier, 'imported')
  if (imported === undefined) return 'default'
  return imported.type === 'Literal' ? String(imported.value) : textOf(imported, 'name')
}

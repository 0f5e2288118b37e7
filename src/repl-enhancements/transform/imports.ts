import { child, children, type Node, textOf } from './node.ts'
import type { ImportedName } from './python-parser.ts'
import { helper, type Rewriting, sourceOf } from './rewriting.ts'

/** Turns an import of JavaScript or of Python into assignments of what it brings. */
export function rewriteImport(rewriting: Rewriting, statement: Node): void {
  const { edits, names } = rewriting
  const { code, bound } =
    statement.type === 'PythonImport' ? pythonImport(statement) : moduleImport(rewriting, statement)
  for (const name of bound) names.add(name)
  edits.update(statement.start, statement.end, `${code};`)
}

interface Import {
  readonly code: string
  readonly bound: readonly string[]
}

function pythonImport(statement: Node): Import {
  const names = statement.names as readonly ImportedName[]
  const module = statement.module
  if (typeof module !== 'string') {
    const parts = names.map(({ name, as }) => {
      // `import a.b` binds a, `import a.b as c` binds b
      const shown = name.includes('.') && as === name.split('.')[0] ? as : name
      return `${as}=${helper.importPython}(${JSON.stringify(name)},${JSON.stringify(shown)})`
    })
    return { code: `;(${parts.join(',')})`, bound: names.map(({ as }) => as) }
  }
  if (names[0]?.name === '*') {
    return {
      code: `;Object.assign(globalThis,${helper.importNames}(${JSON.stringify(module)},null))`,
      bound: [],
    }
  }
  const wanted = JSON.stringify(names.map(({ name }) => name))
  const targets = names.map(({ as }) => as).join(',')
  return {
    code: `;([${targets}]=${helper.importNames}(${JSON.stringify(module)},${wanted}))`,
    bound: names.map(({ as }) => as),
  }
}

function moduleImport(rewriting: Rewriting, statement: Node): Import {
  const source = child(statement, 'source')
  const loaded = `await ${helper.importModule}(${source ? sourceOf(rewriting, source) : '""'})`
  const specifiers = children(statement, 'specifiers')
  if (specifiers.length === 0) return { code: loaded, bound: [] }
  const bound = specifiers.map((specifier) => textOf(child(specifier, 'local'), 'name'))
  const [namespace] = specifiers.filter(({ type }) => type === 'ImportNamespaceSpecifier')
  const others = specifiers.filter((specifier) => specifier !== namespace)
  const pattern = others.map((specifier) => property(rewriting, specifier)).join(',')
  if (namespace === undefined) return { code: `;({${pattern}}=${loaded})`, bound }
  const whole = textOf(child(namespace, 'local'), 'name')
  return {
    code: `;(${whole}=${loaded}${others.length > 0 ? `,{${pattern}}=${whole}` : ''})`,
    bound,
  }
}

function property(rewriting: Rewriting, specifier: Node): string {
  const local = textOf(child(specifier, 'local'), 'name')
  const imported = child(specifier, 'imported')
  return `${imported === undefined ? 'default' : sourceOf(rewriting, imported)}:${local}`
}

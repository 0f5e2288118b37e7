import { namesIn } from './declarations.ts'
import { freeNames } from './free-names.ts'
import { child, children, type Node, textOf, unwrapped } from './node.ts'
import { parseSource } from './parse.ts'
import type { ImportedName } from './python-imports.ts'

type DeclarationKind = 'const' | 'let' | 'var' | 'function' | 'class' | 'import'

/** Whether a Python import brings what is there anyway. */
export type IsPreloaded = (module: string, member: string | null, as: string) => boolean

/** The names that an input deals with, as far as they are not its functions' own. */
export interface InputNames {
  /** What it declares or imports at its top level, and how. */
  readonly declared: ReadonlyMap<string, DeclarationKind>
  readonly assigned: ReadonlySet<string>
  readonly used: ReadonlySet<string>
  /** Names that one statement declares together. */
  readonly together: readonly (readonly string[])[]
}

/** The names of an input. @throws SourceError when it is not code */
export function namesOfInput(source: string, isPreloaded: IsPreloaded): InputNames {
  const { program } = parseSource(source)
  const { assigned, used } = freeNames(program)
  const declared = new Map<string, DeclarationKind>()
  const together: (readonly string[])[] = []
  for (const statement of children(program, 'body')) {
    const names = declaredBy(statement, isPreloaded)
    together.push(names)
    for (const name of names) declared.set(name, kindOf(statement))
  }
  return { declared, assigned: new Set(assigned), used: new Set(used), together }
}

function declaredBy(statement: Node, isPreloaded: IsPreloaded): readonly string[] {
  switch (statement.type) {
    case 'VariableDeclaration':
      return children(statement, 'declarations').flatMap((each) => namesIn(child(each, 'id')))
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return namesIn(child(statement, 'id'))
    case 'ImportDeclaration':
      return children(statement, 'specifiers').map((each) => textOf(child(each, 'local'), 'name'))
    case 'PythonImport':
      return importsOf(statement)
        .filter(({ module, member, as }) => !isPreloaded(module, member, as))
        .map(({ as }) => as)
    default:
      return []
  }
}

/** What a Python import brings: a member of a module, or where that is null the module. */
export interface PythonBinding {
  readonly module: string
  readonly member: string | null
  readonly as: string
}

/** What a Python import brings; `import a.b` brings `a`. */
export function importsOf(statement: Node): readonly PythonBinding[] {
  const from = typeof statement.module === 'string' ? statement.module : undefined
  return (statement.names as readonly ImportedName[]).map(({ name, as, renamed }) => {
    if (from !== undefined) return { module: from, member: name, as }
    return { module: renamed ? name : (name.split('.')[0] ?? name), member: null, as }
  })
}

function kindOf({ type, kind }: Node): DeclarationKind {
  if (type === 'FunctionDeclaration') return 'function'
  if (type === 'ClassDeclaration') return 'class'
  if (type !== 'VariableDeclaration') return 'import'
  return kind === 'let' || kind === 'var' ? kind : 'const'
}

/**
 * The names that a script of these inputs has to declare at its head: those that are assigned
 * without a declaration, declared twice, or assigned although they are constants. At a prompt all
 * of that is allowed.
 */
export function hoistedNames(inputs: readonly InputNames[]): ReadonlySet<string> {
  const hoisted = new Set<string>()
  const declarations = new Map<string, Declaration>()
  const all = inputs.flatMap(({ declared }, index) =>
    Array.from(declared, ([name, kind]) => ({ name, kind, index })),
  )
  for (const { name, kind, index } of all) {
    const before = declarations.get(name)
    if (before === undefined) declarations.set(name, { index, kind })
    else if (before.kind !== 'var' || kind !== 'var') hoisted.add(name)
  }
  for (const [index, { assigned }] of inputs.entries()) {
    for (const name of assigned) {
      if (!canAssign(declarations.get(name), index)) hoisted.add(name)
    }
  }
  addNeighbours(hoisted, inputs)
  return hoisted
}

interface Declaration {
  /** Of the input that it stands in. */
  readonly index: number
  readonly kind: DeclarationKind
}

/** Whether a name may be assigned in an input, with the declaration that it has. */
function canAssign(declaration: Declaration | undefined, index: number): boolean {
  if (declaration === undefined || declaration.index > index) return false
  return /^(?:let|var|function)$/.test(declaration.kind)
}

/** Names that one statement declares are hoisted together. */
function addNeighbours(hoisted: Set<string>, inputs: readonly InputNames[]): void {
  const groups = inputs.flatMap(({ together }) => together)
  for (let size = -1; size !== hoisted.size; ) {
    size = hoisted.size
    const touched = groups.filter((names) => names.some((name) => hoisted.has(name)))
    for (const name of touched.flat()) hoisted.add(name)
  }
}

/** Whether the prompt shows the value of an expression: not that of an assignment. */
export function isShown(given: Node): boolean {
  const expression = unwrapped(given)
  if (expression.type === 'AssignmentExpression') return false
  if (expression.type !== 'SequenceExpression') return true
  return children(expression, 'expressions').some(isShown)
}

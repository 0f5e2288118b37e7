import { namesIn } from './declarations.ts'
import { child, childNodes, children, isFunction, type Node, textOf } from './node.ts'

/** The names that a source takes from around it, as far as it does not declare them. */
export interface FreeNames {
  /** What it assigns, in functions too; without what are keyword arguments. */
  readonly assigned: readonly string[]
  /** What it uses. More than that may be listed. */
  readonly used: readonly string[]
}

/** Names that a program takes from around it. */
export function freeNames(program: Node): FreeNames {
  const assigned = new Set<string>()
  const used = new Set<string>()
  visit(program, new Set(), { assigned, used })
  return { assigned: [...assigned], used: [...used] }
}

interface Found {
  readonly assigned: Set<string>
  readonly used: Set<string>
}

function visit(node: Node, bound: ReadonlySet<string>, found: Found): void {
  const inside = opensScope(node) ? new Set([...bound, ...declaredIn(node)]) : bound
  if (node.type === 'Identifier') {
    if (!inside.has(textOf(node, 'name'))) found.used.add(textOf(node, 'name'))
    return
  }
  for (const name of assignedBy(node)) if (!inside.has(name)) found.assigned.add(name)
  for (const below of childNodes(node)) {
    if (isKeyword(node, below)) visitKeyword(below, inside, found)
    else if (!isName(node, below)) visit(below, inside, found)
  }
}

function opensScope(node: Node): boolean {
  return (
    isFunction(node) || /^(?:BlockStatement|For.*Statement|CatchClause|Class.*)$/.test(node.type)
  )
}

/** In a call, what looks like an assignment is a keyword argument. */
function isKeyword(node: Node, argument: Node): boolean {
  return (
    (node.type === 'CallExpression' || node.type === 'NewExpression') &&
    argument.type === 'AssignmentExpression'
  )
}

function visitKeyword(argument: Node, bound: ReadonlySet<string>, found: Found): void {
  const value = child(argument, 'right')
  if (value !== undefined) visit(value, bound, found)
}

/** Whether `below` is a name that stands for itself: that of a member or of a property. */
function isName(node: Node, below: Node): boolean {
  if (node.computed === true || below.type !== 'Identifier') return false
  if (node.shorthand === true) return false
  return below === node.property || below === node.key || below === node.label
}

function assignedBy(node: Node): readonly string[] {
  switch (node.type) {
    case 'AssignmentExpression':
      return namesIn(child(node, 'left'))
    case 'UpdateExpression':
      return namesIn(child(node, 'argument'))
    case 'ForOfStatement':
    case 'ForInStatement':
      return namesIn(child(node, 'left'))
    default:
      return []
  }
}

/** What a function, block, loop or class declares for what is inside of it. */
function declaredIn(node: Node): readonly string[] {
  const own = isFunction(node) || node.type.startsWith('Class') ? namesIn(child(node, 'id')) : []
  const params = [...children(node, 'params'), child(node, 'param')].flatMap(namesIn)
  const heads = [child(node, 'init'), child(node, 'left')].flatMap((head) =>
    head?.type === 'VariableDeclaration' && head.kind !== 'var' ? variables(head) : [],
  )
  const vars = isFunction(node) ? hoisted(node) : []
  return [...own, ...params, ...heads, ...vars, ...children(node, 'body').flatMap(lexical)]
}

function lexical(statement: Node): readonly string[] {
  if (statement.type === 'VariableDeclaration') {
    return statement.kind === 'var' ? [] : variables(statement)
  }
  return statement.type.endsWith('Declaration') ? namesIn(child(statement, 'id')) : []
}

function variables(declaration: Node): readonly string[] {
  return children(declaration, 'declarations').flatMap((one) => namesIn(child(one, 'id')))
}

function hoisted(node: Node): readonly string[] {
  return childNodes(node).flatMap((below) => {
    if (isFunction(below)) return []
    const own = below.type === 'VariableDeclaration' && below.kind === 'var' ? variables(below) : []
    return [...own, ...hoisted(below)]
  })
}

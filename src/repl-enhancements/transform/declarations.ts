import { child, children, type Node, textOf, unwrapped } from './node.ts'
import { isUsing, useAtTop } from './resources.ts'
import { type Rewriting, replace, surround } from './rewriting.ts'

/** The names that a pattern binds: `a`, `{ b, c: [d] }`, `...e`. */
export function namesIn(pattern: Node | undefined): readonly string[] {
  if (pattern === undefined) return []
  switch (pattern.type) {
    case 'Identifier':
      return [textOf(pattern, 'name')]
    case 'ObjectPattern':
      return children(pattern, 'properties').flatMap((property) =>
        namesIn(child(property, property.type === 'RestElement' ? 'argument' : 'value')),
      )
    case 'ArrayPattern':
      return children(pattern, 'elements').flatMap(namesIn)
    case 'AssignmentPattern':
      return namesIn(child(pattern, 'left'))
    case 'RestElement':
      return namesIn(child(pattern, 'argument'))
    default:
      return []
  }
}

/**
 * Turns the declaration of variables at the top level into assignments, so that its names outlive
 * the input and may be declared again; `var` also where it stands deeper.
 *
 * @param inHead whether it stands in the head of a `for … of` or `for … in`
 */
export function persistVariables(rewriting: Rewriting, declaration: Node, inHead: boolean): void {
  const declarators = children(declaration, 'declarations')
  const [first] = declarators
  if (first === undefined) return
  for (const { id } of declarators.map((node) => ({ id: child(node, 'id') }))) {
    for (const name of namesIn(id)) rewriting.names.add(name)
  }
  if (isUsing(declaration)) useAtTop(rewriting, declaration)
  if (!inHead) for (const declarator of declarators) assign(rewriting, declaration, declarator)
  replace(rewriting, declaration.start, first.start, '')
}

/** `let` without a value gives its name the value undefined, `var` leaves it alone. */
function assign(rewriting: Rewriting, declaration: Node, declarator: Node): void {
  const target = child(declarator, 'id')
  const value = child(declarator, 'init')
  const { edits } = rewriting
  if (value === undefined) {
    if (declaration.kind === 'var') replace(rewriting, declarator.start, declarator.end, 'void 0')
    else edits.appendLeft(declarator.end, '=void 0')
    return
  }
  rewriteTuple(rewriting, value)
  if (target?.type === 'ObjectPattern') {
    surround(rewriting, declarator.start, declarator.end, '(', ')')
  }
}

/** `class A {}` → `A=class A {};` */
export function persistClass(rewriting: Rewriting, declaration: Node): void {
  const name = textOf(child(declaration, 'id'), 'name')
  rewriting.names.add(name)
  surround(rewriting, declaration.start, declaration.end, `${name}=`, ';')
}

/**
 * `function f() {}` → `f=function () {};`, before everything else: functions may be called above
 * the place where they are written. Without its own name in it, `f` is whatever it is then.
 */
export function persistFunction(rewriting: Rewriting, declaration: Node, isFirst: boolean): void {
  const id = child(declaration, 'id')
  if (id === undefined) return
  const name = textOf(id, 'name')
  rewriting.names.add(name)
  rewriting.edits.remove(id.start, id.end)
  surround(rewriting, declaration.start, declaration.end, `${name}=`, ';')
  if (!isFirst) rewriting.edits.move(declaration.start, declaration.end, 0)
}

/** A function in a block is known outside of it, once the block has been entered. */
export function exposeFunctions(rewriting: Rewriting, block: Node): void {
  if (!rewriting.persist) return
  for (const statement of children(block, 'body')) {
    if (statement.type !== 'FunctionDeclaration' || statement.async === true) continue
    const name = textOf(child(statement, 'id'), 'name')
    const code = `${rewriting.helpers}.define(${JSON.stringify(name)},${name});`
    rewriting.edits.appendLeft(block.start + 1, code)
  }
}

/**
 * `session.auth = ("user", "pass")`: a list in parentheses whose items do nothing can mean nothing
 * but Python's tuple. With effects, it is JavaScript's comma.
 */
export function rewriteTuple(rewriting: Rewriting, value: Node): void {
  const inner = unwrapped(value)
  if (inner !== value && isPlainTuple(inner)) {
    for (const item of children(inner, 'expressions')) rewriteTuple(rewriting, item)
    surround(rewriting, inner.start, inner.end, '[', ']')
  } else if (inner.type === 'ArrayExpression') {
    for (const item of children(inner, 'elements')) rewriteTuple(rewriting, item)
  } else if (inner.type === 'ObjectExpression') {
    for (const property of children(inner, 'properties')) {
      const item = child(property, 'value')
      if (item !== undefined) rewriteTuple(rewriting, item)
    }
  }
}

const effectless = new Set(['Literal', 'Identifier', 'MemberExpression', 'ArrayExpression'])

function isPlainTuple(node: Node): boolean {
  if (node.type !== 'SequenceExpression') return false
  return children(node, 'expressions').every((item) => {
    const inner = unwrapped(item)
    return effectless.has(inner.type) || isPlainTuple(inner)
  })
}

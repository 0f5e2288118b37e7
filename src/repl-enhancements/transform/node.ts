/** A node of a syntax tree, as far as the transformation looks at it. */
export interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [field: string]: unknown
}

/** Whether a value of a tree is a node. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
}

/** The node in a field; undefined where there is none. */
export function child(node: Node, field: string): Node | undefined {
  const value = node[field]
  return isNode(value) ? value : undefined
}

/** The nodes in a list field; gaps are left out. */
export function children(node: Node, field: string): readonly Node[] {
  const value = node[field]
  return Array.isArray(value) ? value.filter(isNode) : []
}

/** The text in a field; empty where there is none. */
export function textOf(node: Node | undefined, field: string): string {
  const value = node?.[field]
  return typeof value === 'string' ? value : ''
}

/** Every node right below `node`, in the order of the source. */
export function childNodes(node: Node): readonly Node[] {
  const found: Node[] = []
  for (const value of Object.values(node)) {
    if (isNode(value)) found.push(value)
    else if (Array.isArray(value)) found.push(...value.filter(isNode))
  }
  return found.sort((a, b) => a.start - b.start)
}

/** Whether the code below `node` runs later, or in a scope of its own: functions and classes. */
export function isOwnScope({ type }: Node): boolean {
  return functionTypes.has(type) || classTypes.has(type)
}

const functionTypes = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
])
const classTypes = new Set(['ClassDeclaration', 'ClassExpression'])

/** `node` without the parentheses around it. */
export function unwrapped(node: Node): Node {
  const inner = node.type === 'ParenthesizedExpression' ? child(node, 'expression') : undefined
  return inner === undefined ? node : unwrapped(inner)
}

/** Whether a node is a function, of whatever form. */
export function isFunction({ type }: Node): boolean {
  return functionTypes.has(type)
}

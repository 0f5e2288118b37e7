import { child, childNodes, children, type Node, textOf, unwrapped } from './node.ts'
import { helper, padded, type Rewriting, sourceOf } from './rewriting.ts'

/**
 * Rewrites the calls that may have Python's form, everywhere: with keyword arguments, with
 * `*list` and `**options`, or of a class without `new`. What they mean is decided when they run.
 */
export function rewriteCalls(rewriting: Rewriting, node: Node): void {
  for (const below of childNodes(node)) rewriteCalls(rewriting, below)
  if (node.type === 'AssignmentExpression') rewriteTuple(rewriting, node, isPlainTuple)
  if (node.type !== 'CallExpression' || node.optional === true) return
  const pythonic = children(node, 'arguments').some(isPythonArgument)
  if (pythonic || looksLikeClass(child(node, 'callee'))) rewriteCall(rewriting, node)
}

function isPythonArgument(argument: Node): boolean {
  return isKeyword(argument) || argument.type.startsWith('Python')
}

function isKeyword(argument: Node): boolean {
  if (argument.type !== 'AssignmentExpression' || argument.operator !== '=') return false
  return child(argument, 'left')?.type === 'Identifier'
}

/** Classes begin with a capital; asking at run time what a name is would slow every call. */
function looksLikeClass(callee: Node | undefined): boolean {
  const name = callee?.type === 'MemberExpression' ? child(callee, 'property') : callee
  return name?.type === 'Identifier' && /^\p{Lu}/u.test(textOf(name, 'name'))
}

/** `f(x, a=1)` → `__call(f, [x, __keyword('a', 1, …)], 'f')`, with `this` for members. */
function rewriteCall(rewriting: Rewriting, call: Node): void {
  const { edits, source } = rewriting
  const callee = child(call, 'callee')
  if (callee === undefined || isInChain(callee)) return
  const name = JSON.stringify(sourceOf(rewriting, callee))
  const open = source.indexOf('(', calleeEnd(rewriting, callee, call))
  const object = callee.type === 'MemberExpression' ? child(callee, 'object') : undefined
  if (object === undefined || object.type === 'Super') {
    edits.prependRight(callee.start, `${helper.call}(`)
    edits.update(open, open + 1, ',[')
  } else {
    edits.prependRight(callee.start, `${helper.callMember}(`)
    const property = child(callee, 'property')
    if (property === undefined) return
    const computed = callee.computed === true
    if (!computed) {
      edits.update(object.end, property.end, `,${JSON.stringify(sourceOf(rewriting, property))}`)
    } else {
      edits.update(object.end, property.start, ',')
      edits.remove(property.end, callee.end)
    }
    edits.update(open, open + 1, ',[')
  }
  edits.update(call.end - 1, call.end, `],${name})`)
  for (const argument of children(call, 'arguments')) rewriteArgument(rewriting, argument)
}

function isInChain(callee: Node): boolean {
  for (
    let at: Node | undefined = callee;
    at !== undefined;
    at = child(at, 'object') ?? child(at, 'callee')
  ) {
    if (at.optional === true) return true
  }
  return false
}

/** Where the callee is over, with the parentheses that it may stand in. */
function calleeEnd({ source }: Rewriting, callee: Node, call: Node): number {
  const [first] = children(call, 'arguments')
  const limit = first?.start ?? call.end
  return Math.min(callee.end, source.lastIndexOf('(', limit))
}

function rewriteArgument(rewriting: Rewriting, argument: Node): void {
  const { edits } = rewriting
  const inner = child(argument, 'argument')
  if (argument.type === 'PythonSpread' && inner !== undefined) {
    edits.update(argument.start, inner.start, '...')
  } else if (argument.type === 'PythonOptions' && inner !== undefined) {
    edits.update(argument.start, inner.start, `${helper.options}(`)
    edits.appendLeft(argument.end, ')')
  } else if (isKeyword(argument)) rewriteKeyword(rewriting, argument)
}

/** `a=1` → `__keyword('a',1,(__v)=>a=__v)`; the last part is what it means elsewhere. */
function rewriteKeyword(rewriting: Rewriting, argument: Node): void {
  const left = child(argument, 'left')
  const right = child(argument, 'right')
  if (left === undefined || right === undefined) return
  const name = textOf(left, 'name')
  rewriteTuples(rewriting, right)
  rewriting.edits.update(left.start, right.start, `${helper.keyword}('${name}',`)
  rewriting.edits.appendLeft(argument.end, `,(__value)=>{${name}=__value})`)
}

/** In the value of a keyword argument, values in parentheses are Python's tuples: arrays. */
function rewriteTuples(rewriting: Rewriting, node: Node): void {
  if (node.type === 'ParenthesizedExpression') {
    if (child(node, 'expression')?.type === 'SequenceExpression') asArray(rewriting, node)
  }
  if (node.type === 'CallExpression' || node.type.endsWith('FunctionExpression')) return
  for (const below of childNodes(node)) rewriteTuples(rewriting, below)
}

/** `session.auth = ("user", "pass")`: a sequence of plain values can mean nothing but a tuple. */
function rewriteTuple(
  rewriting: Rewriting,
  assignment: Node,
  isTuple: (node: Node) => boolean,
): void {
  const right = child(assignment, 'right')
  if (right?.type === 'ParenthesizedExpression' && isTuple(unwrapped(right))) {
    asArray(rewriting, right)
  }
}

function isPlainTuple(node: Node): boolean {
  if (node.type !== 'SequenceExpression') return false
  return children(node, 'expressions').every(
    ({ type }) => type === 'Literal' || type === 'Identifier' || type === 'MemberExpression',
  )
}

const arrays = new WeakSet<Node>()

function asArray({ edits }: Rewriting, parentheses: Node): void {
  if (arrays.has(parentheses)) return
  arrays.add(parentheses)
  edits.update(parentheses.start, parentheses.start + 1, '[')
  edits.update(parentheses.end - 1, parentheses.end, ']')
}

/** Comments and strings in Python's form, in JavaScript's. */
export function rewriteTokens(
  rewriting: Rewriting,
  program: Node,
  hashes: readonly number[],
): void {
  const { edits, source } = rewriting
  for (const at of hashes) edits.update(at, at + 1, padded('//', 1))
  visitStrings(program, (node) => {
    const text = source.slice(node.start, node.end)
    const triple = /^('''|""")/.test(text) && typeof node.value === 'string'
    if (triple) edits.update(node.start, node.end, JSON.stringify(node.value))
  })
}

function visitStrings(node: Node, act: (node: Node) => void): void {
  if (node.type === 'Literal') act(node)
  for (const below of childNodes(node)) visitStrings(below, act)
}

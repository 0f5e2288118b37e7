import { child, children, isFunction, type Node, textOf, unwrapped } from './node.ts'
import { nameOf, type Rewriting, skipTrivia } from './rewriting.ts'

/** Whether an argument has Python's form: `a=1`, `*list` or `**options`. */
export function isPythonArgument(argument: Node): boolean {
  return isKeyword(argument) || argument.type.startsWith('Python')
}

function isKeyword(argument: Node): boolean {
  if (argument.type !== 'AssignmentExpression' || argument.operator !== '=') return false
  return child(argument, 'left')?.type === 'Identifier'
}

/**
 * Rewrites the arguments of a call in Python's form, from behind its callee on:
 * `(x, a=1)` → `,"f").positional(x).keyword("a",1,…).call()`.
 *
 * @param open where the opening parenthesis is
 * @param end how it ends: `.call()` or `.construct()`
 * @param self code for the `this` of the call, where the callee does not bring it
 */
export function rewriteArguments(
  rewriting: Rewriting,
  call: Node,
  { open, end, self = '' }: { readonly open: number; readonly end: string; readonly self?: string },
): void {
  const { edits, source } = rewriting
  const args = children(call, 'arguments')
  const name = nameOf(rewriting, child(call, 'callee') ?? call)
  const problem = problemOf(args)
  const rest = self === '' ? '' : `,${self}`
  let separator = open
  let before = `,${name},${JSON.stringify(problem)}${rest})`
  for (const argument of args) {
    edits.update(separator, separator + 1, `${before}${opening(argument)}`)
    rewriteArgument(rewriting, argument)
    separator = skipTrivia(source, argument.end)
    before = ')'
  }
  const last = call.end - 1
  if (separator === last) edits.update(last, call.end, `${before}${end}`)
  else {
    edits.update(separator, separator + 1, before)
    edits.update(last, call.end, end)
  }
}

function opening(argument: Node): string {
  if (isKeyword(argument)) return '.keyword('
  if (argument.type === 'PythonOptions') return '.options('
  return argument.type.includes('Spread') ? '.spread(' : '.positional('
}

function rewriteArgument(rewriting: Rewriting, argument: Node): void {
  const { edits } = rewriting
  if (isKeyword(argument)) rewriteKeyword(rewriting, argument)
  else if (argument.type === 'PythonOptions') edits.remove(argument.start, argument.start + 2)
  else if (argument.type === 'PythonSpread') edits.remove(argument.start, argument.start + 1)
  else if (argument.type === 'SpreadElement') edits.remove(argument.start, argument.start + 3)
}

/** `a=1` → `"a",1,(v)=>{a=v}`; the last part is what it means to functions of somebody else. */
function rewriteKeyword(rewriting: Rewriting, argument: Node): void {
  const { edits, helpers, persist, source } = rewriting
  const left = child(argument, 'left')
  const right = child(argument, 'right')
  if (left === undefined || right === undefined) return
  const name = textOf(left, 'name')
  const equals = skipTrivia(source, left.end)
  edits.update(left.start, left.end, JSON.stringify(name))
  edits.update(equals, equals + 1, ',')
  const value = `${helpers}v`
  // What is timed never changes the names around it.
  const assigns = persist ? `${name}=${value}` : ''
  const meaning = left.reserved === true ? 'undefined' : `(${value})=>{${assigns}}`
  const depth = markTuples(rewriting, right)
  edits.appendLeft(argument.end, `,${meaning}${depth > 0 ? `,${depth}` : ''}`)
}

/**
 * Marks Python's tuples in the value of a keyword argument, also within lists and dictionaries.
 * What they are is known when the function is: an array, or what JavaScript's comma gives.
 *
 * @returns how deep the value has to be looked through for them
 */
function markTuples(rewriting: Rewriting, node: Node): number {
  const inner = unwrapped(node)
  if (inner.type === 'SequenceExpression' && inner !== node) {
    const depths = children(inner, 'expressions').map((item) => markTuples(rewriting, item))
    rewriting.edits.prependRight(inner.start, `${rewriting.helpers}.tuple(`)
    rewriting.edits.appendLeft(inner.end, ')')
    return 1 + Math.max(...depths)
  }
  const items =
    inner.type === 'ArrayExpression'
      ? children(inner, 'elements')
      : inner.type === 'ObjectExpression'
        ? children(inner, 'properties').flatMap((property) => child(property, 'value') ?? [])
        : []
  const depth = Math.max(
    0,
    ...items.filter((item) => !isFunction(item)).map((item) => markTuples(rewriting, item)),
  )
  return depth === 0 ? 0 : depth + 1
}

/** What Python finds wrong with the arguments before it calls anything. */
function problemOf(args: readonly Node[]): string | null {
  const seen = new Set<string>()
  let positional = true
  for (const argument of args) {
    if (isKeyword(argument)) {
      const name = textOf(child(argument, 'left'), 'name')
      if (seen.has(name)) return `keyword argument repeated: ${name}`
      seen.add(name)
      positional = false
    } else if (argument.type === 'PythonOptions') positional = false
    else if (!positional && !argument.type.includes('Spread')) {
      return 'positional argument follows keyword argument'
    }
  }
  return null
}

import { child, children, type Node, textOf, unwrapped } from './node.ts'
import { type Rewriting, surround } from './rewriting.ts'

const chainMethods = new Set(['then', 'catch', 'finally'])
const combinators = new Set(['all', 'race', 'any', 'allSettled'])

/**
 * Marks what is not awaited in place below `node`: the receivers of `.then` and its kin, the
 * arguments of `Promise.all` and its kin, and what is awaited already.
 */
export function leaveAlone(rewriting: Rewriting, node: Node): void {
  if (node.type === 'AwaitExpression') spare(rewriting, child(node, 'argument'))
  else if (node.type === 'MemberExpression') {
    const method = node.computed === true ? '' : textOf(child(node, 'property'), 'name')
    if (chainMethods.has(method)) spare(rewriting, child(node, 'object'))
  } else if (node.type === 'CallExpression' && isCombinator(child(node, 'callee'))) {
    for (const argument of children(node, 'arguments')) spare(rewriting, argument)
  }
}

function isCombinator(callee: Node | undefined): boolean {
  if (callee?.type !== 'MemberExpression' || callee.computed === true) return false
  return (
    textOf(child(callee, 'object'), 'name') === 'Promise' &&
    combinators.has(textOf(child(callee, 'property'), 'name'))
  )
}

/** A call as it is, in parentheses, in a list, or chosen by a condition. */
function spare(rewriting: Rewriting, given: Node | undefined): void {
  if (given === undefined) return
  const node = unwrapped(given)
  rewriting.alone.add(node)
  switch (node.type) {
    case 'ChainExpression':
      return spare(rewriting, child(node, 'expression'))
    case 'ConditionalExpression':
      spare(rewriting, child(node, 'consequent'))
      return spare(rewriting, child(node, 'alternate'))
    case 'LogicalExpression':
    case 'AssignmentExpression':
      return spare(rewriting, child(node, 'right'))
    case 'SequenceExpression':
      return spare(rewriting, children(node, 'expressions').at(-1))
    case 'SpreadElement':
    case 'PythonSpread':
      return spare(rewriting, child(node, 'argument'))
    case 'ArrayExpression':
      for (const element of children(node, 'elements')) spare(rewriting, element)
  }
}

/** Has what stands between two places awaited there, if it gives a pending value. */
export function awaitInPlace(rewriting: Rewriting, start: number, end: number): void {
  const { helpers, temporaries } = rewriting
  // One variable does for all: nothing runs between the question and the await.
  const held = `${helpers}h`
  if (!temporaries.includes(held)) temporaries.push(held)
  rewriting.waits = true
  const answer = `,${end})?await ${helpers}.settled(${held}):${held})`
  surround(rewriting, start, end, `(${helpers}.is(${held}=`, answer)
}

/** Has an `await` of the author's end where the input was interrupted meanwhile. */
export function watchAwait(rewriting: Rewriting, node: Node): void {
  const argument = child(node, 'argument')
  if (argument === undefined) return
  rewriting.waits = true
  surround(rewriting, argument.start, argument.end, `${rewriting.helpers}.settled(`, ')')
}

import { child, childNodes, children, isOwnScope, type Node, textOf, unwrapped } from './node.ts'
import { helper, type Rewriting } from './rewriting.ts'

const chainMethods = new Set(['then', 'catch', 'finally'])
const combinators = new Set(['all', 'race', 'any', 'allSettled'])

/**
 * Has calls at the top level awaited in place, where what they give is pending.
 *
 * Left alone are the receivers of `.then` and its kin, the arguments of `Promise.all` and its kin,
 * calls that are awaited already, and the bodies of functions and classes: there, concurrency is
 * the author's.
 *
 * @returns whether anything of it may wait
 */
export function awaitCalls(rewriting: Rewriting, node: Node): boolean {
  return new CallAwaiter(rewriting).visit(node)
}

class CallAwaiter {
  readonly #rewriting: Rewriting
  readonly #alone = new Set<Node>()
  #waits = false

  constructor(rewriting: Rewriting) {
    this.#rewriting = rewriting
  }

  visit(node: Node): boolean {
    if (isOwnScope(node)) return this.#waits
    this.#leaveAlone(node)
    for (const below of childNodes(node)) this.visit(below)
    if (node.type === 'AwaitExpression' || node.type === 'ImportExpression') this.#waits = true
    if (node.type === 'ForOfStatement' && node.await === true) this.#waits = true
    if (node.type === 'ChainExpression') this.#awaitChain(node)
    else if (node.type === 'CallExpression' && !this.#alone.has(node)) this.#awaitInPlace(node)
    return this.#waits
  }

  #leaveAlone(node: Node): void {
    if (node.type === 'AwaitExpression') this.#spare(child(node, 'argument'))
    if (node.type === 'ChainExpression') this.#alone.add(child(node, 'expression') ?? node)
    if (node.type !== 'CallExpression') return
    const callee = child(node, 'callee')
    if (callee?.type !== 'MemberExpression' || callee.computed === true) return
    const method = textOf(child(callee, 'property'), 'name')
    const receiver = child(callee, 'object')
    if (chainMethods.has(method)) this.#spare(receiver)
    if (combinators.has(method) && textOf(receiver, 'name') === 'Promise') {
      for (const argument of children(node, 'arguments')) this.#spareElements(argument)
    }
  }

  /** A call, also in parentheses, in a chain, or chosen by a condition. */
  #spare(given: Node | undefined): void {
    if (given === undefined) return
    const node = unwrapped(given)
    this.#alone.add(node)
    if (node.type === 'ChainExpression') this.#spare(child(node, 'expression'))
    if (node.type === 'ConditionalExpression') {
      this.#spare(child(node, 'consequent'))
      this.#spare(child(node, 'alternate'))
    }
  }

  #spareElements(argument: Node): void {
    this.#spare(argument)
    const inner = unwrapped(argument)
    if (inner.type !== 'ArrayExpression') return
    for (const element of children(inner, 'elements')) this.#spare(element)
  }

  #awaitInPlace(node: Node): void {
    this.#waits = true
    const { edits } = this.#rewriting
    const { isPending, held } = helper
    // Inner calls are done first, so their text stands inside of this one's.
    edits.prependRight(node.start, `(${isPending}(${held}=`)
    edits.appendLeft(node.end, `)?await ${held}:${held})`)
  }

  /** `a?.b().c`: what an inner call gives may be missing, and so the rest is optional, too. */
  #awaitChain(chain: Node): void {
    const expression = child(chain, 'expression')
    if (expression === undefined) return
    for (let at: Node | undefined = expression; at !== undefined; ) {
      const inner: Node | undefined = child(at, 'object') ?? child(at, 'callee')
      if (inner?.type === 'CallExpression' && at.type === 'MemberExpression' && !at.optional) {
        const dot = this.#rewriting.source.indexOf(at.computed ? '[' : '.', inner.end)
        if (dot >= 0) this.#rewriting.edits.appendRight(dot, at.computed ? '?.' : '?')
      }
      at = inner
    }
    if (expression.type === 'CallExpression' && !this.#alone.has(chain)) this.#awaitInPlace(chain)
  }
}

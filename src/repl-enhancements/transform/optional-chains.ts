import { awaitInPlace } from './awaiting.ts'
import { type CallForm, formOf, rewriteCall } from './calls.ts'
import { rewriteArguments } from './keyword-arguments.ts'
import { child, childNodes, children, isFunction, type Node, unwrapped } from './node.ts'
import { nameOf, type Rewriting, replace, skipTrivia, temporary } from './rewriting.ts'

/** The members and calls of a chain, from the inside out. */
export function linksOf(chain: Node): readonly Node[] {
  const links: Node[] = []
  for (let at = child(chain, 'expression'); at !== undefined && isLink(at); at = innerOf(at)) {
    links.unshift(at)
  }
  return links
}

function isLink({ type }: Node): boolean {
  return type === 'MemberExpression' || type === 'CallExpression'
}

/** What a member or a call is of. */
export function innerOf(link: Node): Node | undefined {
  return child(link, 'object') ?? child(link, 'callee')
}

/**
 * Rewrites `a?.b().c`, where a call within is to be awaited or asked about: as the conditions that
 * a chain stands for, because what is put in would end it.
 *
 * Where nothing within has to change, only the whole is awaited.
 */
export function rewriteChain(rewriting: Rewriting, chain: Node, atTop: boolean): void {
  const links = linksOf(chain)
  const last = links.at(-1)
  const isAwaited = (link: Node): boolean =>
    atTop && link.type === 'CallExpression' && !rewriting.alone.has(link)
  const isAsked = (link: Node): boolean =>
    link.type === 'CallExpression' && formOf(link, false) !== 'plain'
  if (links.some((link) => isAsked(link) || (link !== last && isAwaited(link)))) {
    new ChainLowering(rewriting, chain, { links, isAwaited, atTop }).lower()
  } else if (last !== undefined && isAwaited(last)) {
    awaitInPlace(rewriting, chain.start, chain.end)
  }
}

interface Chain {
  readonly links: readonly Node[]
  readonly isAwaited: (link: Node) => boolean
  readonly atTop: boolean
}

/** `a?.b.c` → `(($1=a)==null?void 0:$1.b.c)`: a segment for each question mark. */
class ChainLowering {
  readonly #rewriting: Rewriting
  readonly #node: Node
  readonly #chain: Chain
  readonly #own: string[] = []
  /** Where the code of the segment begins. */
  #start: number
  /** The node whose value the segment begins with, and where that is held. */
  #head: Node | undefined
  #held = ''

  constructor(rewriting: Rewriting, node: Node, chain: Chain) {
    this.#rewriting = rewriting
    this.#node = node
    this.#chain = chain
    this.#start = node.start
  }

  lower(): void {
    const { links, isAwaited } = this.#chain
    for (const [index, link] of links.entries()) {
      if (link.optional === true) this.#openSegment(link, links[index + 1])
      else if (link.type === 'CallExpression') {
        rewriteCall(this.#rewriting, link, formOf(link, false), this.#start)
      }
      if (isAwaited(link)) awaitInPlace(this.#rewriting, this.#start, link.end)
    }
    this.#enclose()
  }

  #temporary(): string {
    if (this.#chain.atTop) return temporary(this.#rewriting)
    const name = `${this.#rewriting.helpers}c${this.#own.length + 1}`
    this.#own.push(name)
    return name
  }

  #openSegment(link: Node, next: Node | undefined): void {
    const { edits, source } = this.#rewriting
    const inner = innerOf(link)
    if (inner === undefined) return
    const self = link.type === 'CallExpression' ? this.#selfOf(inner) : undefined
    const held = this.#temporary()
    edits.prependRight(this.#start, `(${held}=`)
    const mark = skipTrivia(source, inner.end)
    replace(this.#rewriting, mark, mark + 2, ')==null?void 0:')
    this.#start = mark + 2
    this.#head = inner
    this.#held = held
    if (link.type === 'CallExpression') this.#beginCall(link, held, self)
    else edits.prependRight(this.#start, held + this.#separator(link, next))
  }

  /** What stands between the held value and the member: a comma where a call splits the two. */
  #separator(link: Node, next: Node | undefined): string {
    if (link.computed === true) return ''
    const splits =
      next?.type === 'CallExpression' &&
      next.optional !== true &&
      child(next, 'callee') === link &&
      formOf(next, false) !== 'plain'
    return splits ? ',' : '.'
  }

  /** Code for the `this` of a call whose callee is `inner`: its object, held. */
  #selfOf(inner: Node): string | undefined {
    const object = inner.type === 'MemberExpression' ? child(inner, 'object') : undefined
    if (object === undefined || object.type === 'Super') return undefined
    if (object === this.#head) return this.#held
    const self = this.#temporary()
    this.#rewriting.edits.prependRight(this.#start, `(${self}=`)
    this.#rewriting.edits.appendLeft(object.end, ')')
    return self
  }

  #beginCall(call: Node, held: string, self: string | undefined): void {
    const { edits, helpers, source } = this.#rewriting
    const open = skipTrivia(source, this.#start)
    const form: CallForm = formOf(call, false)
    if (form === 'keywords' || form === 'memberKeywords') {
      edits.prependRight(this.#start, `${helpers}.keywords(${held}`)
      rewriteArguments(this.#rewriting, call, { open, end: '.call()', self: self ?? 'undefined' })
      return
    }
    const name = nameOf(this.#rewriting, unwrapped(child(call, 'callee') ?? call))
    const callee = form === 'plain' ? held : `${helpers}.callee(${held},${name})`
    edits.prependRight(this.#start, self === undefined ? callee : `${callee}.call`)
    if (self === undefined) return
    const comma = children(call, 'arguments').length > 0 ? ',' : ''
    edits.update(open, open + 1, `(${self}${comma}`)
  }

  /** In a function, the variables are parameters of an arrow: there is no other place for them. */
  #enclose(): void {
    const { edits, helpers } = this.#rewriting
    const { start, end } = this.#node
    if (this.#chain.atTop) {
      edits.prependRight(start, '(')
      edits.appendLeft(end, ')')
      return
    }
    const waits = contains(this.#node, 'AwaitExpression')
    const before = waits ? `(await ${helpers}.chain(async ` : `${helpers}.chain(`
    edits.prependRight(start, `${before}(${this.#own.join(',')})=>(`)
    edits.appendLeft(end, waits ? ')))' : '))')
  }
}

/** Whether a node of a type lies below `node`, other than in functions. */
export function contains(node: Node, type: string): boolean {
  return childNodes(node).some(
    (below) => below.type === type || (!isFunction(below) && contains(below, type)),
  )
}

import { isPythonArgument, rewriteArguments } from './keyword-arguments.ts'
import { child, children, isFunction, type Node, textOf, unwrapped } from './node.ts'
import { nameOf, type Rewriting, skipTrivia, sourceOf, surround } from './rewriting.ts'

/**
 * What is to be asked when a call runs: nothing; whether its callee is an own class, which needs
 * no `new`; or whether it is an own function, which takes keyword arguments. The callee may be a
 * member, whose object is `this`.
 */
export type CallForm = 'plain' | 'class' | 'memberClass' | 'keywords' | 'memberKeywords'

/** The form of a call; in functions, where calls have to be cheap, a class is what looks like one. */
export function formOf(call: Node, atTop: boolean): CallForm {
  const given = child(call, 'callee')
  if (given === undefined) return 'plain'
  const callee = unwrapped(given)
  const pythonic = children(call, 'arguments').some(isPythonArgument)
  if (call.type === 'NewExpression') return pythonic ? 'keywords' : 'plain'
  if (callee.type === 'MemberExpression') return formOfMember(callee, { pythonic, atTop })
  // A chain in parentheses still brings its `this`.
  if (isFunction(callee) || callee.type === 'Super' || callee.type === 'ChainExpression') {
    return 'plain'
  }
  if (pythonic) return 'keywords'
  if (textOf(callee, 'name') === 'eval') return 'plain'
  return atTop || hasCapital(callee) ? 'class' : 'plain'
}

function formOfMember(
  callee: Node,
  { pythonic, atTop }: { readonly pythonic: boolean; readonly atTop: boolean },
): CallForm {
  if (isFixed(callee)) return 'plain'
  if (pythonic) return 'memberKeywords'
  if (atTop && isOfRewritten(callee)) return 'memberClass'
  const asked = callee.computed === true ? atTop : hasCapital(child(callee, 'property'))
  return asked ? 'memberClass' : 'plain'
}

/**
 * Whether a member is one of a value that is awaited in place: an engine that finds no function
 * there would speak of the code that was put in.
 */
function isOfRewritten(member: Node): boolean {
  let at: Node | undefined = member
  while (at?.type === 'MemberExpression') {
    const object = child(at, 'object')
    at = object && unwrapped(object)
  }
  return at?.type === 'CallExpression' || at?.type === 'AwaitExpression'
}

/** `super.m` and `this.#m` have no object that could be asked. */
function isFixed(member: Node): boolean {
  return (
    child(member, 'object')?.type === 'Super' ||
    child(member, 'property')?.type === 'PrivateIdentifier'
  )
}

function hasCapital(name: Node | undefined): boolean {
  return name?.type === 'Identifier' && /^_*\p{Lu}/u.test(textOf(name, 'name'))
}

/**
 * Rewrites a call: `Session()` → `$$.callee(Session,"Session")()`, `f(a=1)` →
 * `$$.keywords(f,"f",null).keyword("a",1,…).call()`.
 *
 * @param start where the code of the call begins
 */
export function rewriteCall(rewriting: Rewriting, call: Node, form: CallForm, start: number): void {
  const given = child(call, 'callee')
  if (given === undefined || form === 'plain') return
  const { edits, helpers, source } = rewriting
  const name = nameOf(rewriting, given)
  if (form === 'class')
    return surround(rewriting, start, given.end, `${helpers}.callee(`, `,${name})`)
  if (form === 'memberClass') {
    splitMember(rewriting, given)
    return surround(rewriting, start, given.end, `${helpers}.member(`, `,${name})`)
  }
  const open = skipTrivia(source, given.end)
  if (call.type === 'NewExpression') {
    edits.update(call.start, call.start + 'new'.length, `${helpers}.keywords(`)
    return rewriteArguments(rewriting, call, { open, end: '.construct()' })
  }
  if (form === 'memberKeywords') splitMember(rewriting, given)
  edits.prependRight(start, `${helpers}.${form}(`)
  rewriteArguments(rewriting, call, { open, end: '.call()' })
}

/** `a.b` → `a,"b"`; `a[b]` → `a,b`. */
function splitMember(rewriting: Rewriting, given: Node): void {
  const { edits, source } = rewriting
  for (let at: Node | undefined = given; at?.type === 'ParenthesizedExpression'; ) {
    edits.update(at.start, at.start + 1, ' ')
    edits.update(at.end - 1, at.end, ' ')
    at = child(at, 'expression')
  }
  const member = unwrapped(given)
  const object = child(member, 'object')
  const property = child(member, 'property')
  if (object === undefined || property === undefined) return
  const mark = skipTrivia(source, object.end)
  if (member.computed === true) {
    const from = source.startsWith('?.', mark) ? mark + 2 : mark
    const bracket = skipTrivia(source, from)
    edits.update(bracket, bracket + 1, ',')
    edits.remove(skipTrivia(source, property.end), member.end)
    return
  }
  // In a chain, what stands before the name was put in with a comma.
  if (member.optional !== true) edits.update(mark, mark + 1, ',')
  edits.update(property.start, property.end, JSON.stringify(sourceOf(rewriting, property)))
}

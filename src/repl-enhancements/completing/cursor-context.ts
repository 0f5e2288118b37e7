import { type Token, tokensBefore } from './tokens.ts'

/** A step of an expression: `get` in `session.get`, and whether that is called there. */
export interface Step {
  readonly name: string
  readonly called: boolean
}

/** An expression of names and calls: `session.get(url).headers`. */
export type Chain = readonly Step[]

/** The call whose arguments the cursor is among. */
export interface CallAround {
  readonly callee: Chain
  /** How many arguments there are before the one that the cursor is in. */
  readonly index: number
  /** The keyword arguments, or the keys of the options object, that are there already. */
  readonly given: readonly string[]
  /** Whether the cursor is in an options object. */
  readonly inObject: boolean
}

/** What stands around the cursor. */
export interface CursorContext {
  /** The beginning of a name, right before the cursor. */
  readonly partial: string
  /** What stands before the dot: null where that can't be told, undefined where there is no dot. */
  readonly owner: Chain | null | undefined
  readonly call: CallAround | undefined
  /** The token before the name, where that is no dot. */
  readonly before: string
}

/** What stands around the end of `text`; undefined in strings, comments and numbers. */
export function contextOf(text: string): CursorContext | undefined {
  const tokens = tokensBefore(text)
  if (tokens === undefined) return undefined
  const last = tokens.at(-1)
  if (last?.kind === 'number' && last.end === text.length) return undefined
  const partial = last?.kind === 'name' && last.end === text.length ? last.text : ''
  const rest = partial === '' ? tokens : tokens.slice(0, -1)
  const before = rest.at(-1)
  const isMember = before?.kind === 'mark' && /^\??\.$/.test(before.text)
  return {
    partial,
    owner: isMember ? (chainBefore(rest, rest.length - 1) ?? null) : undefined,
    call: isMember ? undefined : callAround(rest),
    before: before?.text ?? '',
  }
}

/** The expression that ends before the token at `end`. */
function chainBefore(tokens: readonly Token[], end: number): Chain | undefined {
  const steps: Step[] = []
  let at = end - 1
  for (;;) {
    const step = stepAt(tokens, at)
    if (step === undefined) return undefined
    steps.unshift({ name: step.name, called: step.called })
    at = step.start - 1
    if (step.inBrackets) continue
    if (!/^\??\.$/.test(tokens[at]?.text ?? '')) return steps
    at -= 1
  }
}

interface FoundStep extends Step {
  readonly start: number
  readonly inBrackets: boolean
}

/** The step whose last token is at `at`: a name, a call of one, or `[0]`. */
function stepAt(tokens: readonly Token[], at: number): FoundStep | undefined {
  const token = tokens[at]
  if (token?.kind === 'name')
    return { name: token.text, called: false, start: at, inBrackets: false }
  if (token?.text === ')') {
    const open = openingOf(tokens, at)
    const callee = tokens[open - 1]
    if (callee?.kind !== 'name') return undefined
    return { name: callee.text, called: true, start: open - 1, inBrackets: false }
  }
  const key = tokens[at - 1]
  if (token?.text !== ']' || tokens[at - 2]?.text !== '[') return undefined
  if (key?.kind !== 'number' && key?.kind !== 'string') return undefined
  const name = key.kind === 'string' ? key.text.slice(1, -1) : key.text
  return { name, called: false, start: at - 2, inBrackets: true }
}

function openingOf(tokens: readonly Token[], closing: number): number {
  let depth = 0
  for (let at = closing; at >= 0; at -= 1) {
    depth += depthOf(tokens[at])
    if (depth === 0) return at
  }
  return -1
}

/** 1 for a closing bracket, -1 for an opening one. */
function depthOf(token: Token | undefined): number {
  if (token?.kind !== 'mark') return 0
  return /^[)\]}]$/.test(token.text) ? 1 : /^[([{]$/.test(token.text) ? -1 : 0
}

/** The call whose parenthesis is the innermost open bracket, or holds that as an options object. */
function callAround(tokens: readonly Token[]): CallAround | undefined {
  const open = openBrackets(tokens)
  const innermost = open.at(-1)
  if (innermost === undefined) return undefined
  const inObject = tokens[innermost]?.text === '{'
  const isArgument = /^[(,]$/.test(tokens[innermost - 1]?.text ?? '')
  const parenthesis = inObject && isArgument ? open.at(-2) : innermost
  if (parenthesis === undefined || tokens[parenthesis]?.text !== '(') return undefined
  const callee = chainBefore(tokens, parenthesis)
  if (callee === undefined) return undefined
  const index = commasIn(tokens, parenthesis)
  return { callee, index, given: namesGiven(tokens, innermost), inObject }
}

function openBrackets(tokens: readonly Token[]): readonly number[] {
  const open: number[] = []
  for (const [at, token] of tokens.entries()) {
    const depth = depthOf(token)
    if (depth < 0) open.push(at)
    else if (depth > 0) open.pop()
  }
  return open
}

/** The tokens right inside of the bracket at `open`, with their places. */
function* directlyIn(tokens: readonly Token[], open: number): Generator<[number, Token]> {
  let depth = 0
  for (const [at, token] of tokens.entries()) {
    if (at <= open) continue
    if (depth === 0) yield [at, token]
    depth -= depthOf(token)
  }
}

function commasIn(tokens: readonly Token[], open: number): number {
  return [...directlyIn(tokens, open)].filter(([, { text }]) => text === ',').length
}

function namesGiven(tokens: readonly Token[], open: number): readonly string[] {
  const given: string[] = []
  for (const [at, { kind, text }] of directlyIn(tokens, open)) {
    const isFirst = at === open + 1 || tokens[at - 1]?.text === ','
    if (kind === 'name' && isFirst && /^[=:,]$/.test(tokens[at + 1]?.text ?? '')) given.push(text)
  }
  return given
}

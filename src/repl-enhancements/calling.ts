import { CallFrame, isClass, type OwnTest, Tuple } from './call-frame.ts'

/** What rewritten calls use. */
export interface CallHelpers {
  /** What to call for `f(…)`: `f`, or for an own class a function that makes one. */
  callee(callee: unknown, text: string): unknown
  /** What to call for `owner.name(…)`, with its `this`. */
  member(owner: unknown, name: PropertyKey, text: string): unknown
  /** Begins `f(…)` in Python's form. */
  keywords(callee: unknown, text: string, problem: string | null, self?: unknown): CallFrame
  /** Begins `owner.name(…)` in Python's form. */
  memberKeywords(owner: unknown, name: PropertyKey, text: string, problem: string | null): CallFrame
  /** Python's tuple, if the call turns out to be an own one. */
  tuple(...items: readonly unknown[]): Tuple
}

/**
 * Calls in Python's form. Own functions take keyword arguments as one options object, last, and
 * own classes need no `new`; every other call means what it means in JavaScript.
 */
export function callHelpers(isOwn: OwnTest): CallHelpers {
  const makers = new WeakMap<object, unknown>()
  const callee = (given: unknown, text: string): unknown => {
    if (typeof given !== 'function') return refusal(text)
    if (!isClass(given) || !isOwn(given)) return given
    const known = makers.get(given)
    if (known !== undefined) return known
    const maker = (...args: unknown[]): unknown => Reflect.construct(given, args)
    makers.set(given, maker)
    return maker
  }
  return {
    callee,
    member: (owner, name, text) => {
      const given = memberOf(owner, name)
      const called = callee(given, text)
      return called === given && typeof given === 'function' ? given.bind(owner) : called
    },
    keywords: (given, text, problem, self) =>
      new CallFrame({ callee: given, self, text, problem }, isOwn),
    memberKeywords: (owner, name, text, problem) => {
      const given = memberOf(owner, name)
      return new CallFrame({ callee: given, self: owner, text, problem }, isOwn)
    },
    tuple: (...items) => new Tuple(items),
  }
}

function memberOf(owner: unknown, name: PropertyKey): unknown {
  if (owner === undefined || owner === null) {
    throw new TypeError(`Cannot read properties of ${owner} (reading '${String(name)}')`)
  }
  return Reflect.get(Object(owner), name, owner)
}

/** Fails when it is called, as what is no function does: after its arguments were evaluated. */
function refusal(text: string): () => never {
  return () => {
    throw new TypeError(`${text} is not a function`)
  }
}

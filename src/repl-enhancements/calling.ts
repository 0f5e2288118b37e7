/** A keyword argument of a call, until it is known what it means. */
class Keyword {
  readonly name: string
  readonly value: unknown
  /** Does what `name=value` means in JavaScript. */
  readonly assign: (value: unknown) => void

  constructor(name: string, value: unknown, assign: (value: unknown) => void) {
    this.name = name
    this.value = value
    this.assign = assign
  }
}

/** `**options` in a call. */
class SpreadOptions {
  readonly options: unknown

  constructor(options: unknown) {
    this.options = options
  }
}

/** What rewritten calls use. */
export interface CallHelpers {
  keyword(name: string, value: unknown, assign: (value: unknown) => void): unknown
  options(options: unknown): unknown
  call(callee: unknown, args: readonly unknown[], text: string): unknown
  callMember(owner: unknown, name: PropertyKey, args: readonly unknown[], text: string): unknown
}

/**
 * Calls in Python's form. Functions that are `own` take keyword arguments as one options object,
 * last, and own classes need no `new`; every other call means what it means in JavaScript.
 */
export function callHelpers(isOwn: (callee: unknown) => boolean): CallHelpers {
  const apply = (callee: unknown, self: unknown, args: readonly unknown[], text: string) => {
    if (typeof callee !== 'function') throw new TypeError(`${text} is not a function`)
    if (!isOwn(callee)) return Reflect.apply(callee, self, asJavaScript(args, text))
    const given = asPython(args, text)
    return isClass(callee) ? Reflect.construct(callee, given) : Reflect.apply(callee, self, given)
  }
  return {
    keyword: (name, value, assign) => new Keyword(name, value, assign),
    options: (options) => new SpreadOptions(options),
    call: (callee, args, text) => apply(callee, undefined, args, text),
    callMember: (owner, name, args, text) => {
      if (owner === undefined || owner === null) {
        throw new TypeError(`Cannot read properties of ${owner} (reading '${String(name)}')`)
      }
      return apply(Reflect.get(Object(owner), name, owner), owner, args, text)
    },
  }
}

function asJavaScript(args: readonly unknown[], text: string): unknown[] {
  return args.map((argument) => {
    if (argument instanceof SpreadOptions) {
      throw new SyntaxError(`${text}() takes no **options: it is not one of pool-repl's functions`)
    }
    if (!(argument instanceof Keyword)) return argument
    argument.assign(argument.value)
    return argument.value
  })
}

function asPython(args: readonly unknown[], text: string): unknown[] {
  const positional: unknown[] = []
  const options = new Map<string, unknown>()
  for (const argument of args) {
    if (argument instanceof Keyword) add(options, argument.name, argument.value, text)
    else if (argument instanceof SpreadOptions) {
      for (const [name, value] of entriesOf(argument.options, text)) add(options, name, value, text)
    } else if (options.size > 0) {
      throw new SyntaxError('positional argument follows keyword argument')
    } else positional.push(argument)
  }
  return options.size === 0 ? positional : [...positional, Object.fromEntries(options)]
}

function add(options: Map<string, unknown>, name: string, value: unknown, text: string): void {
  if (options.has(name)) throw new SyntaxError(`keyword argument repeated: ${name} in ${text}()`)
  options.set(name, value)
}

function entriesOf(options: unknown, text: string): Iterable<[string, unknown]> {
  if (options instanceof Map) return options
  if (typeof options === 'object' && options !== null) return Object.entries(options)
  throw new TypeError(`${text}() argument after ** must be a mapping`)
}

const classes = new WeakMap<object, boolean>()

function isClass(callee: object): boolean {
  let known = classes.get(callee)
  if (known === undefined) {
    known = Function.prototype.toString.call(callee).startsWith('class')
    classes.set(callee, known)
  }
  return known
}

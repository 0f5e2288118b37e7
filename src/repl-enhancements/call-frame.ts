/** Tells own functions, which take keyword arguments, from everybody else's. */
export type OwnTest = (callee: unknown) => boolean

/** Items in parentheses, until it is known whether they are a tuple or JavaScript's comma. */
export class Tuple {
  readonly items: readonly unknown[]

  constructor(items: readonly unknown[]) {
    this.items = items
  }
}

/** The call that a frame is for. */
export interface FramedCall {
  readonly callee: unknown
  readonly self: unknown
  /** The callee as it was written. */
  readonly text: string
  /** What Python finds wrong with the arguments; it says so before anything is evaluated. */
  readonly problem: string | null
}

/**
 * Collects the arguments of one call in the order in which they are written.
 *
 * An own function gets its keyword arguments as one options object, last. For any other function
 * `a=1` is an assignment whose value is the argument.
 */
export class CallFrame {
  readonly #call: FramedCall
  readonly #isOwn: boolean
  readonly #args: unknown[] = []
  readonly #options = new Map<string, unknown>()
  #hasOptions = false

  /** @throws SyntaxError when an own function is given arguments that Python refuses */
  constructor(call: FramedCall, isOwn: OwnTest) {
    this.#call = call
    this.#isOwn = isOwn(call.callee)
    if (this.#isOwn && call.problem !== null) throw new SyntaxError(call.problem)
  }

  positional(value: unknown): this {
    this.#args.push(value)
    return this
  }

  spread(values: Iterable<unknown>): this {
    this.#args.push(...values)
    return this
  }

  /**
   * @param assign does what the keyword means in JavaScript; undefined where it means nothing
   * @param depth how deep tuples may lie in the value
   */
  keyword(name: string, given: unknown, assign?: (value: unknown) => void, depth = 0): this {
    const value = depth === 0 ? given : this.#resolved(given, depth)
    if (this.#isOwn) this.#addOption(name, value)
    else if (assign === undefined) this.#refuse(`no keyword argument '${name}'`)
    else {
      assign(value)
      this.#args.push(value)
    }
    return this
  }

  options(mapping: unknown): this {
    if (!this.#isOwn) this.#refuse('no keyword arguments (**)')
    this.#hasOptions = true
    for (const [name, value] of entriesOf(mapping, this.#call.text)) this.#addOption(name, value)
    return this
  }

  call(): unknown {
    const { callee, self, text } = this.#call
    if (typeof callee !== 'function') throw new TypeError(`${text} is not a function`)
    if (this.#isOwn && isClass(callee)) return this.construct()
    return Reflect.apply(callee, self, this.#given())
  }

  construct(): unknown {
    const { callee, text } = this.#call
    if (typeof callee !== 'function') throw new TypeError(`${text} is not a constructor`)
    return Reflect.construct(callee, this.#given())
  }

  #given(): unknown[] {
    if (this.#options.size === 0 && !this.#hasOptions) return this.#args
    return [...this.#args, Object.fromEntries(this.#options)]
  }

  #addOption(name: string, value: unknown): void {
    if (this.#options.has(name)) {
      const { text } = this.#call
      throw new TypeError(`${text}() got multiple values for keyword argument '${name}'`)
    }
    this.#options.set(name, value)
  }

  #refuse(what: string): never {
    throw new TypeError(`${this.#call.text}() takes ${what}`)
  }

  #resolved(value: unknown, depth: number): unknown {
    if (value instanceof Tuple) {
      const items = value.items.map((item) => this.#resolved(item, depth - 1))
      return this.#isOwn ? items : items.at(-1)
    }
    if (depth <= 0) return value
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) value[index] = this.#resolved(item, depth - 1)
    } else if (isPlainObject(value)) {
      for (const [name, { value: item }] of Object.entries(
        Object.getOwnPropertyDescriptors(value),
      )) {
        if (item !== undefined) Reflect.set(value, name, this.#resolved(item, depth - 1))
      }
    }
    return value
  }
}

function isPlainObject(value: unknown): value is object {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  )
}

/** Only classes have a prototype that can't be exchanged; the built-in ones are nobody's own. */
export function isClass(callee: object): boolean {
  return Object.getOwnPropertyDescriptor(callee, 'prototype')?.writable === false
}

function entriesOf(options: unknown, text: string): Iterable<[string, unknown]> {
  if (options instanceof Map) return options
  if (typeof options === 'object' && options !== null) return Object.entries(options)
  throw new TypeError(`${text}() argument after ** must be a mapping`)
}

import { createRequire } from 'node:module'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { runInThisContext, Script } from 'node:vm'
import { interruptSignal, withInterruptSignal } from '../runtime/interrupt.ts'
import { type CallHelpers, callHelpers } from './calling.ts'
import { type ImportHelpers, importHelpers } from './importing.ts'
import { type Helpers, InputRun } from './input-run.ts'
import type { Completeness, EvaluateOptions, Evaluation, LineEvaluator } from './line-evaluator.ts'
import { type SourcePosition, SourcePositions } from './source-positions.ts'
import type { SourceError } from './transform/source-error.ts'
import type { Transformed, TransformOptions } from './transform/transform.ts'

export interface EvaluatorOptions {
  /** What Python's imports find, by module name. @default none */
  readonly modules?: Readonly<Record<string, unknown>>
  /** Which functions take keyword arguments, and which classes need no `new`. @default none */
  readonly isOwn?: (callee: unknown) => boolean
  /** Names that every input sees. @default none */
  readonly globals?: Readonly<Record<string, unknown>>
  /** URLs of modules, by the names that JavaScript imports them by. @default none */
  readonly packages?: () => ReadonlyMap<string, string>
  /** Where relative imports start. @default the working directory */
  readonly baseUrl?: string
  /** What stack traces call an input. @default 'prompt' */
  readonly filename?: string
  /** A line for the error about a form of Python, such as which script does the same. */
  readonly hint?: (form: string, source: string) => string | undefined
}

/** What an input is called, and the line of the file that it begins on. */
interface InputPlace {
  readonly filename: string
  readonly line: number
}

/** What is loaded when the first input comes. */
interface Machinery {
  transform(source: string, options: TransformOptions): Transformed
  unusedName(...sources: readonly string[]): string
  completenessOf(source: string): Completeness
  splitTranscript(source: string): readonly string[]
}

/** Code that was made of a setup and a statement, in one scope. */
export type ScopedStatement = () => Promise<() => unknown>

/** Under this name of the global object code finds what it is run with, before its first line. */
const handedOver = 'pool-repl: the input that begins'

/**
 * Executes what is entered: JavaScript, TypeScript, and the lines that Python documents consist
 * of.
 *
 * Names that an input declares are there for the next one, and may be declared again. A call at
 * the top level that gives a pending value is awaited in place; a promise as the value of an
 * input is awaited. The same at the prompt, for piped text and for files.
 *
 * @example
 * const evaluator = new Evaluator({ globals: { base: 40 } })
 * await evaluator.ready()
 * ;(await evaluator.evaluate('base + 2')).value // 42
 */
export class Evaluator implements LineEvaluator {
  readonly #calls: CallHelpers
  readonly #imports: ImportHelpers
  readonly #filename: string
  readonly #hint: NonNullable<EvaluatorOptions['hint']>
  readonly #positions = new SourcePositions()
  #machinery: Machinery | undefined

  constructor(options: EvaluatorOptions = {}) {
    const { modules = {}, isOwn = () => false, globals = {}, hint = () => undefined } = options
    const { baseUrl = workingDirectory(), packages = () => new Map() } = options
    this.#calls = callHelpers(isOwn)
    this.#imports = importHelpers({ modules, packages, baseUrl }, (name, value) =>
      this.define(name, value),
    )
    this.#filename = options.filename ?? 'prompt'
    this.#hint = hint
    if (!('require' in globalThis)) this.define('require', createRequire(baseUrl))
    for (const [name, value] of Object.entries(globals)) this.define(name, value)
  }

  async ready(): Promise<void> {
    if (this.#machinery !== undefined) return
    const [{ transform, unusedName }, { completenessOf }, { splitTranscript }] = await Promise.all([
      import('./transform/transform.ts'),
      import('./transform/parse.ts'),
      import('./transform/transcript.ts'),
    ])
    this.#machinery = { transform, unusedName, completenessOf, splitTranscript }
  }

  /** Prompts that were copied with a text are taken off, and what was printed is left out. */
  check(source: string): Completeness {
    const { completenessOf, splitTranscript } = this.#loaded()
    let completeness: Completeness = 'complete'
    for (const input of splitTranscript(source)) {
      completeness = completenessOf(input)
      if (completeness === 'invalid') return completeness
    }
    return completeness
  }

  /**
   * Executes an input, or several that were copied with their prompts; the outcome is that of the
   * last one. The signal becomes the interrupt signal of all that it starts; when it aborts, the
   * input is given up.
   *
   * @throws SyntaxError when it is not code, or whatever the code throws
   */
  async evaluate(source: string, options: EvaluateOptions = {}): Promise<Evaluation> {
    if (this.#machinery === undefined) await this.ready()
    let evaluation: Evaluation = { value: undefined, shown: false }
    for (const input of this.#loaded().splitTranscript(source)) {
      evaluation = await this.#evaluate(input, options)
    }
    return evaluation
  }

  async #evaluate(source: string, options: EvaluateOptions): Promise<Evaluation> {
    const { signal, filename = this.#filename, line = 1, breakOnSigint = false } = options
    const wanted = { persist: true, knowsUsing: knowsUsing() }
    const transformed = this.#transform(source, wanted, { filename, line })
    const { edits, names, helpers, temporaries } = transformed
    const kept = names.map(declare)
    edits.prepend(`(async(${[helpers, ...temporaries].join(',')})=>{`)
    edits.append(`\n})(this[${JSON.stringify(handedOver)}])`)
    const mappings = () => edits.generateDecodedMap({ hires: true }).mappings
    const rewritten = () => edits.toString()
    const { code } = transformed
    this.#positions.remember(filename, { mappings, firstLine: line, source, code, rewritten })
    const input = this.#input(signal)
    const run = () => {
      const started = handOver(input.helpers, rewritten(), { filename, breakOnSigint })
      return input.outcome(started)
    }
    try {
      return await (signal === undefined ? run() : interruptible(signal, run))
    } catch (error) {
      for (const restore of kept) restore()
      this.#positions.reword(error, filename)
      throw error
    }
  }

  /**
   * Makes functions of a setup and a statement that share a scope of their own: what they assign
   * or import stays there. Calling the outcome runs the setup and gives the statement.
   *
   * @throws SyntaxError when one of them is not code
   */
  scoped(
    setup: string,
    statement: string,
    globals: Readonly<Record<string, unknown>> = {},
  ): ScopedStatement {
    const helpers = this.#loaded().unusedName(setup, statement)
    const own = { persist: false, knowsUsing: knowsUsing(), helpers }
    const before = this.#transform(setup, own)
    const timed = this.#transform(statement, own)
    const both = [before, timed]
    const locals = new Set(both.flatMap(({ names }) => names))
    const given = both.flatMap(({ uses }) => uses).filter((name) => Object.hasOwn(globals, name))
    const read = new Set(given.filter((name) => !locals.has(name)))
    const variables = new Set([...locals, ...both.flatMap(({ temporaries }) => temporaries)])
    const declared = variables.size > 0 ? `let ${[...variables].join(',')};` : ''
    const inner = timed.waits ? 'async()=>' : '()=>'
    const code =
      `(async(${helpers},{${[...read].join(',')}})=>{${declared}${before.edits}\n;` +
      `return ${inner}{${timed.edits}\n}})`
    const make: (helpers: Helpers, globals: object) => Promise<() => unknown> = runInThisContext(
      code,
      { filename: '<timeit>' },
    )
    return () => make(this.#input(interruptSignal()).helpers, globals)
  }

  /** Gives the inputs to come a name. */
  define(name: string, value: unknown): void {
    Object.defineProperty(globalThis, name, {
      value,
      configurable: true,
      enumerable: true,
      writable: true,
    })
  }

  /** An error's stack as whoever entered the input knows it, without frames of the evaluator. */
  userStack(error: unknown): string {
    return this.#positions.stackOf(error)
  }

  /** Where in the inputs an error happened, innermost first. */
  positionsOf(error: unknown): readonly SourcePosition[] {
    return this.#positions.of(error)
  }

  #input(signal: AbortSignal | undefined): InputRun {
    const define = (name: string, value: unknown): void => this.define(name, value)
    return new InputRun({ calls: this.#calls, imports: this.#imports, define, signal })
  }

  #transform(source: string, options: TransformOptions, place?: InputPlace): Transformed {
    try {
      return this.#loaded().transform(source, options)
    } catch (error) {
      if (error instanceof SyntaxError) this.#explain(error, source, place)
      throw error
    }
  }

  #explain(error: SyntaxError & Partial<SourceError>, source: string, place?: InputPlace): void {
    const { form, line, column } = error
    const hint = form === undefined ? undefined : this.#hint(form, source)
    if (hint !== undefined) error.message += `\n  ${hint}`
    if (place === undefined || line === undefined || column === undefined) return
    const { filename } = place
    this.#positions.locate(error, { filename, line: line + place.line - 1, column })
  }

  #loaded(): Machinery {
    if (this.#machinery === undefined) throw new Error('await ready() before the first input')
    return this.#machinery
  }
}

/** Runs code with its helpers; the first part of it within the call, where ctrl-c can break it. */
function handOver(
  helpers: Helpers,
  code: string,
  options: { readonly filename: string; readonly breakOnSigint: boolean },
): Promise<unknown> {
  const before = Object.getOwnPropertyDescriptor(globalThis, handedOver)
  Object.defineProperty(globalThis, handedOver, { value: helpers, configurable: true })
  try {
    return runInThisContext(code, options)
  } finally {
    if (before === undefined) Reflect.deleteProperty(globalThis, handedOver)
    else Object.defineProperty(globalThis, handedOver, before)
  }
}

let using: boolean | undefined

/** Whether the engine knows `using` in blocks. */
function knowsUsing(): boolean {
  if (using === undefined) {
    try {
      new Script('{ using a = null }')
      using = true
    } catch {
      using = false
    }
  }
  return using
}

/** The outcome of `run`, or the signal's reason as soon as it aborts. */
async function interruptible<T>(signal: AbortSignal, run: () => Promise<T>): Promise<T> {
  signal.throwIfAborted()
  let abort: () => void = () => {}
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
  })
  try {
    return await Promise.race([withInterruptSignal(signal, run), aborted])
  } finally {
    signal.removeEventListener('abort', abort)
  }
}

/**
 * Makes room for a name: as data, where the runtime has an accessor or a constant.
 *
 * @returns what gives the runtime's own back, if nothing was assigned
 */
function declare(name: string): () => void {
  const own = Object.getOwnPropertyDescriptor(globalThis, name)
  if (own !== undefined && (own.writable === true || own.configurable === false)) return () => {}
  const value: unknown = own === undefined ? undefined : Reflect.get(globalThis, name)
  Object.defineProperty(globalThis, name, {
    value,
    configurable: true,
    enumerable: own?.enumerable ?? true,
    writable: true,
  })
  return () => {
    const now = Object.getOwnPropertyDescriptor(globalThis, name)
    if (own !== undefined && now?.value === value) Object.defineProperty(globalThis, name, own)
  }
}

function workingDirectory(): string {
  return pathToFileURL(`${process.cwd()}/`).href
}

import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { runInThisContext } from 'node:vm'
import { Pending } from '../pending.ts'
import { withInterruptSignal } from '../runtime/interrupt.ts'
import { callHelpers } from './calling.ts'
import { Disposer } from './disposing.ts'
import { importHelpers } from './importing.ts'
import type { Completeness, EvaluateOptions, Evaluation, LineEvaluator } from './line-evaluator.ts'
import { type SourcePosition, SourcePositions } from './source-positions.ts'
import type { Transformed, TransformOptions } from './transform/transform.ts'

export interface EvaluatorOptions {
  /** What Python's imports find, by module name. @default none */
  readonly modules?: Readonly<Record<string, unknown>>
  /** Which functions take keyword arguments, and which classes need no `new`. @default none */
  readonly isOwn?: (callee: unknown) => boolean
  /** Names that every input sees. @default none */
  readonly globals?: Readonly<Record<string, unknown>>
  /** Where relative imports start. @default the working directory */
  readonly baseUrl?: string
}

/** What is loaded when the first input comes. */
interface Machinery {
  transform(source: string, options: TransformOptions): Transformed
  completenessOf(source: string): Completeness
}

/** Code that was made of a setup and a statement, in one scope. */
export type ScopedStatement = () => Promise<() => unknown>

const helperNames =
  '{__pending,__call,__callMember,__keyword,__options,__import,__importPython,__importNames,__disposer}'
const helperKey = Symbol.for('pool-repl.evaluator')

/**
 * Executes what is entered: JavaScript, TypeScript, and the lines that Python documents consist
 * of.
 *
 * Names that an input declares are there for the next one, and may be declared again. A call at
 * the top level that gives a {@link Pending} is awaited in place; a promise as the value of an
 * input is awaited. The same at the prompt, for piped text and for files.
 *
 * @example
 * const evaluator = new Evaluator({ globals: { base: 40 } })
 * await evaluator.ready()
 * ;(await evaluator.evaluate('base + 2')).value // 42
 */
export class Evaluator implements LineEvaluator {
  readonly #helpers: Readonly<Record<string, unknown>>
  readonly #positions = new SourcePositions()
  #machinery: Machinery | undefined

  constructor(options: EvaluatorOptions = {}) {
    const { modules = {}, isOwn = () => false, globals = {} } = options
    const calls = callHelpers(isOwn)
    const imports = importHelpers(modules, options.baseUrl ?? workingDirectory())
    this.#helpers = {
      __pending: (value: unknown) => value instanceof Pending,
      __call: calls.call,
      __callMember: calls.callMember,
      __keyword: calls.keyword,
      __options: calls.options,
      __import: imports.importModule,
      __importPython: imports.importPython,
      __importNames: imports.importNames,
      __disposer: () => new Disposer(),
    }
    for (const [name, value] of Object.entries(globals)) this.define(name, value)
  }

  async ready(): Promise<void> {
    if (this.#machinery !== undefined) return
    const [{ transform }, { completenessOf }] = await Promise.all([
      import('./transform/transform.ts'),
      import('./transform/parse.ts'),
    ])
    this.#machinery = { transform, completenessOf }
  }

  check(source: string): Completeness {
    return this.#loaded().completenessOf(source)
  }

  /**
   * Executes an input. The signal becomes the interrupt signal of all that it starts; when it
   * aborts, the input is given up.
   *
   * @throws SyntaxError when it is not code, or whatever the code throws
   */
  async evaluate(source: string, options: EvaluateOptions = {}): Promise<Evaluation> {
    await this.ready()
    const { signal, filename = 'prompt', breakOnSigint = false } = options
    const { edits, names } = this.#loaded().transform(source, { persist: true, returns: true })
    for (const name of names) declare(name)
    edits.prepend(`(async(${helperNames})=>{let __held;`)
    edits.append(`\n})(globalThis[Symbol.for('pool-repl.evaluator')])`)
    this.#remember(filename, edits)
    const run = () => this.#run(edits.toString(), { filename, breakOnSigint })
    const [value, shown] = await (signal === undefined ? run() : interruptible(signal, run))
    return { value, shown }
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
    globals?: Readonly<Record<string, unknown>>,
  ): ScopedStatement {
    const own = { persist: false, returns: false }
    const before = this.#loaded().transform(setup, own)
    const timed = this.#loaded().transform(statement, own)
    const names = [...new Set([...before.names, ...timed.names])]
    const locals = ['__held', ...names].join(',')
    const inner = timed.waits ? 'async()=>' : '()=>'
    const body = `let ${locals};${before.edits}\n;return ${inner}{${timed.edits}\n}`
    // with free names read from an object, as Python's globals= does
    const code =
      globals === undefined
        ? `(async(${helperNames},__globals)=>{${body}})`
        : `(async function(${helperNames},__globals){with(__globals){${body}}})`
    const make: (helpers: unknown, globals: unknown) => Promise<() => unknown> = runInThisContext(
      code,
      { filename: '<timeit>' },
    )
    return () => make(this.#helpers, globals)
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

  /** Where in the inputs an error happened, innermost first. */
  positionsOf(error: unknown): readonly SourcePosition[] {
    return this.#positions.of(error)
  }

  #run(
    code: string,
    options: { readonly filename: string; readonly breakOnSigint: boolean },
  ): Promise<[unknown, boolean]> {
    const before = Reflect.get(globalThis, helperKey)
    Reflect.set(globalThis, helperKey, this.#helpers)
    try {
      return awaited(runInThisContext(code, options))
    } finally {
      Reflect.set(globalThis, helperKey, before)
    }
  }

  #remember(filename: string, edits: Transformed['edits']): void {
    this.#positions.remember(filename, () => edits.generateDecodedMap({ hires: true }).mappings)
  }

  #loaded(): Machinery {
    if (this.#machinery === undefined) throw new Error('await ready() before the first input')
    return this.#machinery
  }
}

/** A promise as the value of an input is awaited; an input without a value has the value undefined. */
async function awaited(
  outcome: Promise<[unknown, boolean] | undefined>,
): Promise<[unknown, boolean]> {
  const [value, shown] = (await outcome) ?? [undefined, false]
  return [await value, shown]
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

/** Makes room for a name: as data, where the runtime has an accessor or a constant. */
function declare(name: string): void {
  const own = Object.getOwnPropertyDescriptor(globalThis, name)
  if (own !== undefined && (own.writable === true || own.configurable === false)) return
  const value: unknown = own === undefined ? undefined : Reflect.get(globalThis, name)
  Object.defineProperty(globalThis, name, {
    value,
    configurable: true,
    enumerable: own?.enumerable ?? true,
    writable: true,
  })
}

function workingDirectory(): string {
  return pathToFileURL(`${process.cwd()}/`).href
}

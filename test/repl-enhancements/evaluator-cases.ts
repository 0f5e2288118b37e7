import { afterEach, expect, test } from 'vitest'
import { Pending } from '../../src/pending.ts'
import { Evaluator, type EvaluatorOptions } from '../../src/repl-enhancements/evaluator.ts'

/** What is entered, line after line, and what comes of the last one. */
export interface Case {
  /** What it shows; the input itself where that says enough. */
  readonly name?: string
  /** One input, or several that are entered one after the other. */
  readonly input: string | readonly string[]
  /** The value of the last input. Without it, only `shown` and `error` are looked at. */
  readonly value?: unknown
  /** Whether the value is shown. @default true */
  readonly shown?: boolean
  /** The error of the last input: its name and message contain this. */
  readonly error?: string | RegExp
}

/** A library as the shell has it: own functions that give pending values, and own classes. */
export class Session {
  readonly settings: unknown
  auth: unknown = null
  disposed = 0

  constructor(settings: unknown = null) {
    this.settings = settings
  }

  get(
    url: string,
    options: unknown = null,
  ): Pending<{ url: string; options: unknown; by: object }> {
    return later({ url, options, by: this })
  }

  close(): string {
    return 'closed'
  }

  [Symbol.dispose](): void {
    this.disposed += 1
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await undefined
    this.disposed += 10
  }
}

class HTTPAdapter {
  readonly settings: unknown

  constructor(settings: unknown = null) {
    this.settings = settings
  }
}

/** A class that is not the shell's own. */
class Foreign {
  readonly kind = 'foreign'
}

/** A pending value that settles in a later turn. */
export function later<T>(value: T): Pending<T> {
  return Pending.run(async () => {
    await new Promise((resolve) => setImmediate(resolve))
    return value
  })
}

const own = (...given: unknown[]): unknown[] => given
const requests = {
  Session,
  get: (url: string, options: unknown = null) => later({ url, options }),
  adapters: { HTTPAdapter },
}
const owned: readonly unknown[] = [
  Session,
  HTTPAdapter,
  own,
  requests.get,
  Session.prototype.get,
  Session.prototype.close,
]

/** A library, and functions to try it with, under the names that the inputs use. */
export function settings(): Required<Pick<EvaluatorOptions, 'globals' | 'modules' | 'isOwn'>> {
  const seen: unknown[] = []
  const globals = {
    requests,
    session: new Session('shell'),
    own,
    plain: (...given: unknown[]) => given,
    later,
    promised: (value: unknown) => Promise.resolve(value),
    failing: (message: string) => Pending.run(() => Promise.reject(new Error(message))),
    boom: (message = 'boom') => {
      throw new Error(message)
    },
    see: (value: unknown) => {
      seen.push(value)
      return value
    },
    seen,
    Foreign,
    Pending,
    True: true,
    False: false,
    None: null,
  }
  const modules = {
    requests,
    'requests.adapters': requests.adapters,
    logging: { DEBUG: 10, basicConfig: own },
    timeit: { timeit: own },
  }
  return { globals, modules, isOwn: (callee) => owned.includes(callee) }
}

const before = new Map(Object.entries(Object.getOwnPropertyDescriptors(globalThis)))

/** Takes back what inputs did to the names of this process. */
export function restoreGlobals(): void {
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    const kept = before.get(name)
    if (kept === undefined) Reflect.deleteProperty(globalThis, name)
    else if (kept.configurable) Object.defineProperty(globalThis, name, kept)
  }
}

/** Enters the inputs, and tells what the last one came to. */
export async function enter(
  input: string | readonly string[],
  options: EvaluatorOptions = settings(),
): Promise<{ value: unknown; shown: boolean }> {
  const evaluator = new Evaluator(options)
  await evaluator.ready()
  const inputs = typeof input === 'string' ? [input] : input
  for (const source of inputs.slice(0, -1)) await evaluator.evaluate(source).catch(() => {})
  return evaluator.evaluate(inputs.at(-1) ?? '')
}

async function check(given: Case): Promise<void> {
  if (given.error !== undefined) {
    const error: unknown = await enter(given.input).then(
      () => undefined,
      (reason: unknown) => reason,
    )
    if (typeof given.error === 'string') expect(String(error)).toContain(given.error)
    else expect(String(error)).toMatch(given.error)
    return
  }
  const { value, shown } = await enter(given.input)
  if ('value' in given) expect(value).toEqual(given.value)
  expect(shown).toBe(given.shown ?? ('value' in given && given.value !== undefined))
}

/** One test for each case. */
export function tryCases(cases: readonly Case[]): void {
  afterEach(restoreGlobals)
  for (const given of cases) {
    const inputs = typeof given.input === 'string' ? [given.input] : given.input
    test(given.name ?? inputs.join(' ⏎ ').replaceAll('\n', ' ↵ '), () => check(given))
  }
}

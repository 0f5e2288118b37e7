import type { Outcome } from './scenario.ts'

/** An exception class that carries its Python path. */
interface PythonClass {
  readonly name: string
  readonly module: string
  readonly alsoExtends?: readonly unknown[]
  pythonName?(): string
}

function isPythonClass(value: unknown): value is PythonClass {
  return typeof value === 'function' && 'module' in value && typeof value.module === 'string'
}

function pathOf(own: PythonClass): string {
  return `${own.module}.${own.pythonName?.() ?? own.name}`
}

/** The parents of a class that have a Python path, the root of pool-repl's tree left out. */
function* parentsOf(own: object): Generator<PythonClass> {
  const extended: unknown = Object.getPrototypeOf(own)
  const also: readonly unknown[] =
    isPythonClass(own) && Object.hasOwn(own, 'alsoExtends') ? (own.alsoExtends ?? []) : []
  for (const parent of [extended, ...also]) {
    if (!isPythonClass(parent) || pathOf(parent) === 'builtins.PythonError') continue
    yield parent
    yield* parentsOf(parent)
  }
}

function className(error: object): string {
  const own: unknown = error.constructor
  if (isPythonClass(own)) return pathOf(own)
  const name = error instanceof Error ? error.name : String(own)
  // JavaScript throws its own TypeError where Python throws one of that name.
  return name === 'TypeError' ? 'builtins.TypeError' : `javascript.${name}`
}

function baseNames(error: object): string[] {
  const own: unknown = error.constructor
  if (!isPythonClass(own)) return []
  return [...new Set(Array.from(parentsOf(own), pathOf))]
}

/** What an exception was made of: its reason, or an exception among its arguments. */
function innerError(error: Error): Error | null {
  const reason = 'reason' in error ? error.reason : undefined
  const args: unknown[] = 'args' in error && Array.isArray(error.args) ? error.args : []
  const candidates = [reason, ...args]
  return candidates.find((candidate): candidate is Error => candidate instanceof Error) ?? null
}

function wrapped(error: Error): string[] {
  const names: string[] = []
  const seen = new Set<Error>([error])
  for (let at = innerError(error); at !== null && !seen.has(at); at = innerError(at)) {
    seen.add(at)
    names.push(className(at))
  }
  return names
}

function carried(value: unknown, keys: readonly string[]): Outcome | null {
  if (typeof value !== 'object' || value === null) return null
  return Object.fromEntries(keys.map((key) => [key, Reflect.get(value, key)]))
}

/** What was thrown, under its Python names. */
export function describeException(error: unknown): Outcome {
  if (!(error instanceof Error)) return { class: 'javascript.value', message: String(error) }
  const outcome: Outcome = {
    class: className(error),
    bases: baseNames(error),
    wraps: wrapped(error),
    message: error.message,
  }
  if ('response' in error) outcome.response = carried(error.response, ['status_code', 'url'])
  if ('request' in error) outcome.request = carried(error.request, ['method', 'url'])
  return outcome
}

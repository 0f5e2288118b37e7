import { Pending } from '../../../src/pending.ts'
import { Evaluator } from '../../../src/repl-enhancements/evaluator.ts'

class Own {
  readonly n: unknown
  constructor(n: unknown) {
    this.n = n
  }
}

const own = {
  Own,
  echo: (...args: unknown[]) => args,
  id: (value: unknown) => value,
  later: (...args: unknown[]) => Pending.run(async () => args),
  self(): unknown {
    return this
  },
}
const isOwn = new Set<unknown>([...Object.values(own)])
const sub = { z: 3 }

/** What the lines of the cases find. */
const globals = {
  own,
  Own,
  pend: <T>(value: T) => Pending.run(async () => value),
  fail: () => Pending.run(async () => Promise.reject(new Error('failed'))),
  ordinary: () => Promise.resolve(1),
  other: (value: number) => value,
  slow: (name: string) =>
    Pending.run(async () => {
      const started: string[] = Reflect.get(globalThis, 'started')
      started.push(`start ${name}`)
      await new Promise((resolve) => setTimeout(resolve, 1))
      started.push(`end ${name}`)
    }),
  resource: (name: string) => ({
    [Symbol.dispose]: () => Reflect.get(globalThis, 'shut').push(name),
  }),
  asyncResource: (name: string) => ({
    [Symbol.asyncDispose]: async () => Reflect.get(globalThis, 'shut').push(name),
  }),
}

/** An evaluator for the cases, ready. */
export async function evaluatorForCases(): Promise<Evaluator> {
  const evaluator = new Evaluator({
    globals,
    modules: { mod: { x: 1 }, pkg: { y: 2, sub }, 'pkg.sub': sub },
    isOwn: (callee) => isOwn.has(callee),
    baseUrl: import.meta.url,
  })
  await evaluator.ready()
  return evaluator
}

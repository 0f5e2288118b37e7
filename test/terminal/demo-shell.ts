/**
 * A shell with nothing in it but the prompt, for the terminal cases of `repl-enhancements`.
 *
 * Its evaluator is a double: the whole input becomes the body of an async arrow function, names
 * assigned without a declaration are global.
 */
import { existsSync, rmSync } from 'node:fs'
import process from 'node:process'
import { runInThisContext } from 'node:vm'
import {
  type Completeness,
  type EvaluateOptions,
  type Evaluation,
  type LineEvaluator,
  start,
} from '../../src/repl-enhancements/index.ts'

class DemoEvaluator implements LineEvaluator {
  check(source: string): Completeness {
    if (/^\s*(\.|else\b)/.test(source)) return 'invalid'
    const opened = source.match(/[([{]/g)?.length ?? 0
    const closed = source.match(/[)\]}]/g)?.length ?? 0
    return opened > closed ? 'incomplete' : 'complete'
  }

  async evaluate(source: string, options: EvaluateOptions = {}): Promise<Evaluation> {
    const { filename = 'demo', breakOnSigint = false, signal } = options
    Object.assign(globalThis, { signal })
    const statement = /^\s*(for|if|while|function|throw|await new|\/\/)/.test(source)
    const body = statement ? `{ ${source}\n }` : `(${source}\n)`
    const run: unknown = runInThisContext(`async () => ${body}`, { filename, breakOnSigint })
    // The call is a script of its own, because breakOnSigint ends with the script.
    Object.assign(globalThis, { run })
    const value: unknown = await runInThisContext('run()', { filename, breakOnSigint })
    return { value, shown: !statement }
  }

  define(name: string, value: unknown): void {
    Object.assign(globalThis, { [name]: value })
  }
}

/** Calls `act` once the file that TERMINAL_TRIGGER names is there, and removes it. */
function onTrigger(act: () => void): void {
  const file = process.env.TERMINAL_TRIGGER ?? ''
  const timer = setInterval(() => {
    if (!existsSync(file)) return
    clearInterval(timer)
    rmSync(file)
    act()
  }, 10)
  timer.unref()
}

const repl = start({
  evaluator: async () => new DemoEvaluator(),
  globals: {
    never: new Promise(() => {}),
    onTrigger,
    print: (...values: readonly unknown[]) => console.log(...values),
    log: (text: string) => process.stderr.write(`LOG:${text}\n`),
    untilTrigger: () => new Promise<void>((resolve) => onTrigger(resolve)),
  },
  writeError: (error) => String(error),
  onBackgroundError: (error, origin) => `in the background (${origin}): ${error}`,
})
Object.assign(globalThis, { repl })
process.exitCode = await repl.exited

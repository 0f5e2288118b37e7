import type {
  Completeness,
  EvaluateOptions,
  Evaluation,
  LineEvaluator,
} from '../../src/repl-enhancements/index.ts'

/** What a {@link BracketEvaluator} does with an input. */
export type Execute = (source: string, options: EvaluateOptions) => unknown

/**
 * An evaluator double: an input is complete when its brackets are closed, `)` is invalid, lines
 * that begin with a dot can't stand alone, and what it comes to is up to the test.
 */
export class BracketEvaluator implements LineEvaluator {
  readonly executed: string[] = []
  readonly defined: Record<string, unknown> = {}
  readonly #execute: Execute

  constructor(execute: Execute = (source) => source) {
    this.#execute = execute
  }

  check(source: string): Completeness {
    if (/^\s*[.)]/.test(source)) return 'invalid'
    const open = source.split('(').length - source.split(')').length
    return open > 0 ? 'incomplete' : open < 0 ? 'invalid' : 'complete'
  }

  async evaluate(source: string, options: EvaluateOptions = {}): Promise<Evaluation> {
    this.executed.push(source)
    return { value: await this.#execute(source, options), shown: !source.startsWith('quiet') }
  }

  define(name: string, value: unknown): void {
    this.defined[name] = value
  }
}

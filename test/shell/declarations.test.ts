import { describe, expect, test } from 'vitest'
import { declarationsIn } from '../../src/shell/declarations.ts'

const source = `
/**
 * What it is,
 * in two lines.
 *
 * And more of {@link Other}. @throws TypeError when not
 *
 * @example
 * new Sample()
 */
export class Sample<T> extends Base<T> implements Face {
  /** A field. */
  readonly field: string = 'a; b { c'
  static count = 0
  #hidden = 1
  plain = 1 // with a comment

  constructor({ a = 1 }: SampleOptions = {}) {
    super()
  }

  /** Reads it. */
  get size(): number {
    return this.#hidden
  }

  set size(size: number) {}

  get(url: string, options?: SampleOptions): Pending<{ a: string }>
  get(...args: readonly unknown[]): Pending<{ a: string }> {
    return '}'
  }

  async *pieces(
    first: number,
    second: number,
  ): AsyncGenerator<number> {
    yield first
  }

  [Symbol.dispose](): void {}
  async #secret(): Promise<void> {}
}

export interface SampleOptions extends Base, More {
  /** Whether. @default true */
  readonly a?: boolean
  readonly run: (
    x: number,
  ) => void
}

export type Names = 'a'
  | 'b'
export function act(name: string): void {
  function inner(): void {}
}
export const value: Sample = make()
`

describe('declarationsIn', () => {
  const found = declarationsIn(source)

  test('finds what is declared, in order', () => {
    expect(found.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'class Sample',
      'interface SampleOptions',
      'type Names',
      'function act',
      'const value',
    ])
  })

  test('gives signatures on one line, without bodies and values', () => {
    const [sample, options, , act, value] = found
    expect(sample?.members.map(({ signature }) => signature)).toEqual([
      'field: string',
      'plain',
      'constructor({ a = 1 }: SampleOptions = {})',
      'get size(): number',
      'get(url: string, options?: SampleOptions): Pending<{ a: string }>',
      '*pieces(first: number, second: number): AsyncGenerator<number>',
    ])
    expect(options?.members.map(({ signature }) => signature)).toEqual([
      'a?: boolean',
      'run: (x: number) => void',
    ])
    expect([act?.signature, value?.signature]).toEqual(['act(name: string): void', 'value: Sample'])
  })

  test('gives the words of docstrings up to the first tag', () => {
    const [sample, options] = found
    expect(sample?.doc).toBe('What it is, in two lines.\nAnd more of Other.')
    expect(sample?.members[0]?.doc).toBe('A field.')
    expect(options?.members[0]?.doc).toBe('Whether.')
  })

  test('names parents', () => {
    expect(found.map(({ parents }) => parents)).toEqual([['Base'], ['Base', 'More'], [], [], []])
  })
})

import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { Pending } from '../../src/pending.ts'
import { Evaluator } from '../../src/repl-enhancements/evaluator.ts'
import { KeyboardInterrupt } from '../../src/repl-enhancements/keyboard-interrupt.ts'
import { transform } from '../../src/repl-enhancements/transform/transform.ts'
import { interruptSignal } from '../../src/runtime/interrupt.ts'
import { restoreGlobals, settings } from './evaluator-cases.ts'

afterEach(restoreGlobals)

const globalOf = (name: string): unknown => Reflect.get(globalThis, name)

async function evaluator(): Promise<Evaluator> {
  const made = new Evaluator(settings())
  await made.ready()
  return made
}

function failureOf(outcome: Promise<unknown>): Promise<unknown> {
  return outcome.then(
    () => undefined,
    (error: unknown) => error,
  )
}

describe('an interrupt', () => {
  it('gives the input up at once', async () => {
    const interrupt = new AbortController()
    const { signal } = interrupt
    const outcome = (await evaluator()).evaluate('await new Promise(() => {})', { signal })
    interrupt.abort(new KeyboardInterrupt())
    await expect(outcome).rejects.toThrow(KeyboardInterrupt)
  })

  it('starts nothing when it came before', async () => {
    const signal = AbortSignal.abort(new KeyboardInterrupt())
    const outcome = (await evaluator()).evaluate('started = 1', { signal })
    await expect(outcome).rejects.toThrow(KeyboardInterrupt)
    expect('started' in globalThis).toBe(false)
  })

  it('reaches what a pending call listens with', async () => {
    const prompt = await evaluator()
    prompt.define('listen', () =>
      Pending.run(async () => {
        await sleep(1)
        return interruptSignal()
      }),
    )
    const { signal } = new AbortController()
    expect((await prompt.evaluate('listen()', { signal })).value).toBe(signal)
  })

  const loops = ['for (;;) { count += 1; later(1) }', 'for (;;) { count += 1; await promised(1) }']
  for (const loop of loops) {
    it(`ends ${loop}, and runs its finally`, async () => {
      const prompt = await evaluator()
      const interrupt = new AbortController()
      const { signal } = interrupt
      const source = `count = 0; done = 0; try { ${loop} } finally { done = 1 }`
      const outcome = failureOf(prompt.evaluate(source, { signal }))
      await expect.poll(() => globalOf('count')).toBeGreaterThan(0)
      interrupt.abort(new KeyboardInterrupt())
      expect(await outcome).toBeInstanceOf(KeyboardInterrupt)
      await sleep(5)
      const count = globalOf('count')
      expect(globalOf('done')).toBe(1)
      await sleep(5)
      expect(globalOf('count')).toBe(count)
    })
  }

  it('disposes of what the input uses', async () => {
    const prompt = await evaluator()
    const interrupt = new AbortController()
    const { signal } = interrupt
    const outcome = failureOf(
      prompt.evaluate('using s = session; await later(1); later(2)', { signal }),
    )
    interrupt.abort(new KeyboardInterrupt())
    expect(await outcome).toBeInstanceOf(KeyboardInterrupt)
    await sleep(5)
    expect((await prompt.evaluate('session.disposed')).value).toBe(1)
  })
})

describe('an error', () => {
  const places = [
    { source: 'nowhere', line: 1, column: 1 },
    { source: 'let a = 1\n  nowhere', line: 2, column: 3 },
    { source: 'f()\nfunction f() {\n  nowhere\n}', line: 3, column: 3 },
    { source: '{ a: nowhere }', line: 1, column: 6 },
    { source: 'own(\n  a=1,\n  b=nowhere)', line: 3, column: 5 },
    { source: '"""a\nb"""\nnowhere', line: 3, column: 1 },
    {
      source: 'import logging\nfrom requests import (get,\n  Session)\nnowhere',
      line: 4,
      column: 1,
    },
    {
      source: 'let n: number = 1\nlet f = (x: string): string => nowhere\nf("")',
      line: 2,
      column: 32,
    },
  ]
  for (const { source, line, column } of places) {
    it(`has its place in ${JSON.stringify(source)}`, async () => {
      const prompt = await evaluator()
      const error = await failureOf(prompt.evaluate(source))
      expect(String(error)).toContain('nowhere')
      const place = prompt.positionsOf(error)[0]
      expect(place).toMatchObject({ filename: 'prompt', line, column })
      const [, first = ''] = prompt.userStack(error).split('\n')
      expect(first).toContain(`prompt:${line}:${column}`)
    })
  }

  it('has no frames of the evaluator', async () => {
    const prompt = await evaluator()
    const error = await failureOf(prompt.evaluate('later(1)\nown(a=boom("x"))'))
    const stack = prompt.userStack(error)
    expect(stack).toMatch(/^Error: x\n/)
    expect(stack).toContain('prompt:2:')
    expect(stack).not.toMatch(/src\/repl-enhancements|node:|ext:/)
  })

  it('of another kind than Error is shown as it is', async () => {
    const prompt = await evaluator()
    expect(prompt.userStack(await failureOf(prompt.evaluate('throw 5')))).toBe('5')
  })

  it('that is no code shows where', async () => {
    const error = await failureOf((await evaluator()).evaluate('1 +\n  f(a b)'))
    expect(error).toMatchObject({ name: 'SyntaxError', line: 2, column: 7 })
    expect(error).toBeInstanceOf(SyntaxError)
    expect(String(error)).toBe("SyntaxError: Unexpected token 'b'\n    f(a b)\n        ^")
  })

  it('about a form of Python carries the hint of the shell', async () => {
    const hint = (form: string) => (form === 'with' ? 'or run guide.ts' : undefined)
    const prompt = new Evaluator({ ...settings(), hint })
    const error = await failureOf(prompt.evaluate('with Session() as s:\n    pass'))
    expect(String(error)).toMatch(/\n {2}or run guide\.ts$/)
  })
})

describe('a timed statement', () => {
  const cases = [
    { setup: 'x = 1', statement: 'see(x)', seen: [1] },
    { setup: 'let x = 1', statement: 'see(x += 1)', seen: [2] },
    { setup: 'from requests import Session', statement: 'see(typeof Session)', seen: ['function'] },
    { setup: 'function f() { return 3 }', statement: 'see(f())', seen: [3] },
    { setup: 'f = () => { inner = 4; return inner }', statement: 'see(f())', seen: [4] },
    { setup: '', statement: 'see(later(1) + later(2))', seen: [3] },
    {
      setup: 'timeout = 5',
      statement: 'see(own(1, timeout=timeout))',
      seen: [[1, { timeout: 5 }]],
    },
    { setup: '', statement: 'see(own(1, outer=outer))', seen: [[1, { outer: 'mine' }]] },
    { setup: '', statement: 'plain(outer=2); see(outer)', seen: ['mine'] },
    { setup: '', statement: 'for (const outer of [1]) see(outer)', seen: [1] },
    { setup: '', statement: '{ let outer = 2; outer = 3 }; see(outer)', seen: ['mine'] },
    { setup: '', statement: '((outer) => { outer = 3 })(); see(outer)', seen: ['mine'] },
    { setup: 'g = 1', statement: 'see([g, given])', globals: { given: 9, g: 5 }, seen: [[1, 9]] },
    { setup: 'let n: number = 2', statement: 'see(n)  # typed', seen: [2] },
    { setup: '$$ = 1', statement: 'see($$)', seen: [1] },
  ]
  for (const { setup, statement, globals, seen } of cases) {
    it(`has names of its own: ${setup} | ${statement}`, async () => {
      const prompt = await evaluator()
      const before = ['outer', 'x', 'f', 'g', 'n', 'inner', 'Session', 'timeout', '$$']
      prompt.define('outer', 'mine')
      const run = await prompt.scoped(setup, statement, globals)()
      await run()
      expect(globalOf('seen')).toEqual(seen)
      expect(before.filter((name) => name in globalThis)).toEqual(['outer'])
      expect(globalOf('outer')).toBe('mine')
    })
  }

  it('does not wait where it calls nothing', async () => {
    const run = await (await evaluator()).scoped('a = [1]', 'a[0] + 1')()
    expect(run()).toBe(undefined)
  })
})

describe('using in blocks, where the engine does not know it', () => {
  const sources = [
    '{ using a = b; a }',
    'for (using a of b) a',
    'for (using a = b; ;) break',
    'function f() { using a = b\n return a }',
    'async () => { await using a = b }',
  ]
  for (const source of sources) {
    it(`is written in older words: ${source}`, () => {
      const { edits } = transform(source, { persist: true, knowsUsing: false })
      expect(String(edits)).not.toMatch(/\busing\b/)
      expect(() => new Function(`return async () => {${edits}}`)).not.toThrow()
    })
  }
})

import { describe, expect, it } from 'vitest'
import { interruptSignal } from '../../src/runtime/interrupt.ts'
import { tables } from './evaluator/cases.ts'
import { evaluatorForCases } from './evaluator/fixture.ts'

const evaluator = await evaluatorForCases()

for (const [table, cases] of Object.entries(tables)) {
  describe(`the evaluator: ${table}`, () => {
    for (const { name, before = [], source, value, shown, error, check } of cases) {
      it(name, async () => {
        if (check !== undefined) {
          expect(evaluator.check(source)).toBe(check)
          return
        }
        for (const input of before) await evaluator.evaluate(input).catch(() => {})
        const outcome = evaluator.evaluate(source)
        if (error !== undefined) return expect(outcome).rejects.toThrow(error)
        const evaluation = await outcome
        expect(evaluation.value).toEqual(value)
        expect(evaluation.shown).toBe(shown ?? value !== undefined)
      })
    }
  })
}

describe('the evaluator', () => {
  const places = [
    { source: 'missing()', line: 1, column: 1 },
    { source: 'pend(1); missing()', line: 1, column: 10 },
    { source: 'const a = 1\n\n  own.echo(missing, b=2)', line: 3, column: 12 },
  ]
  for (const { source, line, column } of places) {
    it(`finds the place of an error in ${JSON.stringify(source)}`, async () => {
      const error = await evaluator.evaluate(source, { filename: '<input-1>' }).catch((e) => e)
      expect(error).toBeInstanceOf(ReferenceError)
      const place = { filename: '<input-1>', line, column }
      expect(evaluator.positionsOf(error)[0]).toEqual(place)
    })
  }

  it('finds the place of an error in a function of an earlier input', async () => {
    await evaluator.evaluate('function later() {\n  return gone.x\n}', { filename: '<input-2>' })
    const error = await evaluator.evaluate('later()', { filename: '<input-3>' }).catch((e) => e)
    expect(evaluator.positionsOf(error).map(({ filename, line }) => [filename, line])).toEqual([
      ['<input-2>', 2],
      ['<input-3>', 1],
    ])
  })

  it('points at what is no code', async () => {
    const error = await evaluator.evaluate('1 +\n  f(a b)').catch((e) => e)
    expect(error).toBeInstanceOf(SyntaxError)
    expect(error.message).toBe("Unexpected token 'b'\n    f(a b)\n        ^")
  })

  it('gives an input its interrupt signal, and gives it up when that aborts', async () => {
    const interrupt = new AbortController()
    evaluator.define('seen', () => interruptSignal())
    const { signal } = interrupt
    expect((await evaluator.evaluate('seen()', { signal })).value).toBe(signal)
    const pending = evaluator.evaluate('await new Promise(() => {})', { signal })
    interrupt.abort(new Error('ctrl-c'))
    await expect(pending).rejects.toThrow('ctrl-c')
  })

  const scopes = [
    { name: 'sees what the setup made', setup: 's1 = 2', statement: 'out.push(s1)', out: [2, 2] },
    { name: 'counts for itself', setup: 'n = 0', statement: 'n++; out.push(n)', out: [1, 2] },
    { name: 'awaits what is pending', setup: '', statement: 'out.push(pend(3))', out: [3, 3] },
    { name: 'imports for itself', setup: 'import mod', statement: 'out.push(mod.x)', out: [1, 1] },
    { name: 'reads names of the prompt', setup: '', statement: 'out.push(base)', out: [7, 7] },
  ]
  for (const { name, setup, statement, out } of scopes) {
    it(`makes a statement that ${name}, twice`, async () => {
      const seen: unknown[] = []
      evaluator.define('out', seen)
      evaluator.define('base', 7)
      const run = await evaluator.scoped(setup, statement)()
      await run()
      await run()
      expect(seen).toEqual(out)
      for (const leaked of ['s1', 'n']) expect(leaked in globalThis).toBe(false)
    })
  }

  it('does not let a timed statement overwrite names of the prompt', async () => {
    evaluator.define('session', 'mine')
    evaluator.define('_', 'last')
    await (await evaluator.scoped('session = 1', '_ = session')())()
    expect([Reflect.get(globalThis, 'session'), Reflect.get(globalThis, '_')]).toEqual([
      'mine',
      'last',
    ])
  })

  it('reads free names of a timed statement from its globals', async () => {
    const seen: unknown[] = []
    const run = await evaluator.scoped('', 'seen.push(base)', { seen, base: 9 })()
    await run()
    expect(seen).toEqual([9])
  })
})

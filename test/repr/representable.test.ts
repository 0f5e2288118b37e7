import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { repr } from '../../src/repr/repr.ts'
import { defineRepr, isRepresentable, reprSymbol } from '../../src/repr/representable.ts'

class Answer {
  static {
    defineRepr(Answer, (answer) => `<Answer [${answer.#status}]>`)
  }

  readonly #status: number

  constructor(status: number) {
    this.#status = status
  }
}

class Redirect extends Answer {}

test('an object says how it prints, to repr() and to a console', () => {
  const answer = new Answer(200)
  expect(isRepresentable(answer)).toBe(true)
  expect([repr(answer), inspect(answer)]).toEqual(['<Answer [200]>', '<Answer [200]>'])
})

test('subclasses print as their parent says, within other values, too', () => {
  expect(repr([new Redirect(302)])).toBe('[<Answer [302]>]')
})

test('the key is known by its name, so that nothing need be imported', () => {
  expect(reprSymbol).toBe(Symbol.for('pool-repl.repr'))
  expect(repr({ [Symbol.for('pool-repl.repr')]: () => 'mine' })).toBe('mine')
  expect(isRepresentable({ [reprSymbol]: 'text' })).toBe(false)
})

import { describe, expect, it } from 'vitest'
import { OwnFunctions } from '../../src/shell/own-functions.ts'

class Parent {
  inherited() {}
}
class Own extends Parent {
  static make() {}
  method() {}
  get trap(): never {
    throw new Error('a getter was run')
  }
}
const module = Object.freeze({
  Own,
  helper() {},
  deep: { nested() {} },
  get trap(): never {
    throw new Error('a getter was run')
  },
})
const own = new OwnFunctions()
own.add(module)

const cases: readonly { name: string; callee: unknown; is: boolean }[] = [
  { name: 'a class', callee: Own, is: true },
  { name: 'its method', callee: new Own().method, is: true },
  { name: 'a method that it inherits', callee: new Own().inherited, is: true },
  { name: 'its static method', callee: Own.make, is: true },
  { name: 'a function', callee: module.helper, is: true },
  { name: 'a function further down', callee: module.deep.nested, is: true },
  { name: 'a function of somebody else', callee: () => {}, is: false },
  { name: 'a method that every object has', callee: Object.prototype.toString, is: false },
  { name: 'Array.prototype.map', callee: [].map, is: false },
  { name: 'Promise.all', callee: Promise.all, is: false },
  { name: 'Error', callee: Error, is: false },
  { name: 'no function', callee: module, is: false },
]

describe("pool-repl's own functions", () => {
  for (const { name, callee, is } of cases) {
    it(`${is ? 'include' : 'leave out'} ${name}`, () => {
      expect(own.has(callee)).toBe(is)
    })
  }
})

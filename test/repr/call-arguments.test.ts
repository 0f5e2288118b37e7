import { expect, test } from 'vitest'
import { bindArguments, type Signature } from '../../src/repr/call-arguments.ts'

type Name = 'stmt' | 'setup' | 'number' | 'defaults'

const free: Signature<Name> = { name: 'timeit', parameters: ['stmt', 'setup', 'number'] }
const method: Signature<Name> = {
  ...{ name: 'Formatter.__init__', parameters: ['stmt', 'setup'], method: true },
  keywordOnly: ['defaults'],
}
const one: Signature<Name> = { name: 'f', parameters: ['stmt'], required: 1 }
const two: Signature<Name> = { name: 'f', parameters: ['stmt', 'setup'], required: 2 }
const three: Signature<Name> = { ...free, name: 'f', required: 3 }
const none: Signature<Name> = { name: 'f', parameters: [], method: true }

const bound: [name: string, signature: Signature<Name>, args: unknown[], result: object][] = [
  ['nothing', free, [], {}],
  ['positions', free, ['a', 'b'], { stmt: 'a', setup: 'b' }],
  ['names', free, [{ number: 3, stmt: 'a' }], { stmt: 'a', number: 3 }],
  ['positions, then names', free, ['a', { number: 3 }], { stmt: 'a', number: 3 }],
  ['undefined as not given', free, [undefined, 'b', { number: undefined }], { setup: 'b' }],
  ['null as None', free, ['a', { number: null }], { stmt: 'a', number: null }],
  ['a name that has no position', method, [{ defaults: 1 }], { defaults: 1 }],
  ['an instance as a value', one, [new Date(0)], { stmt: new Date(0) }],
]

for (const [name, signature, args, result] of bound) {
  test(`binds ${name}`, () => {
    expect(bindArguments(signature, args)).toEqual(result)
  })
}

/** CPython's words. */
const refused: [signature: Signature<Name>, args: unknown[], message: string][] = [
  [free, [{ nummer: 3 }], "timeit() got an unexpected keyword argument 'nummer'"],
  [free, ['a', { stmt: 'b' }], "timeit() got multiple values for argument 'stmt'"],
  [free, [1, 2, 3, 4], 'timeit() takes from 0 to 3 positional arguments but 4 were given'],
  [
    method,
    [1, 2, 3],
    'Formatter.__init__() takes from 1 to 3 positional arguments but 4 were given',
  ],
  [one, [1, 2], 'f() takes 1 positional argument but 2 were given'],
  [two, [1, 2, 3], 'f() takes 2 positional arguments but 3 were given'],
  [none, [1], 'f() takes 1 positional argument but 2 were given'],
  [one, [], "f() missing 1 required positional argument: 'stmt'"],
  [two, [], "f() missing 2 required positional arguments: 'stmt' and 'setup'"],
  [three, [], "f() missing 3 required positional arguments: 'stmt', 'setup', and 'number'"],
]

for (const [signature, args, message] of refused) {
  test(`refuses with: ${message}`, () => {
    expect(() => bindArguments(signature, args)).toThrow(new TypeError(message))
  })
}

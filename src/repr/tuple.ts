import { reprTuple } from './repr.ts'
import { defineRepr } from './representable.ts'

/** Values that print as a tuple, which JavaScript has not: `('a',)` instead of `['a']`. */
export class Tuple {
  static {
    defineRepr(Tuple, (tuple) => reprTuple(tuple.values))
  }

  readonly values: readonly unknown[]

  constructor(values: readonly unknown[]) {
    this.values = values
  }
}

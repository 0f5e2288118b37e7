/** The door of the room: how Python prints values, and how it words a wrong call. */
export { bindArguments, type Signature } from './call-arguments.ts'
export {
  formatExponent,
  formatFixed,
  formatGeneral,
  type GeneralOptions,
  withPoint,
} from './float-format.ts'
export { Float, isInteger, pyFloat, reprNumber } from './number.ts'
export { isEmptyDict, isPlainObject } from './plain-object.ts'
export { ascii, repr, reprTuple, str } from './repr.ts'
export { defineRepr, type Representable, reprSymbol } from './representable.ts'
export { onlyAscii, reprBytes, reprString } from './string.ts'
export { Tuple } from './tuple.ts'
export { className, errorName, typeName } from './type-name.ts'

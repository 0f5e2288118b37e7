import { InvalidHeader } from '../errors.ts'
import { repr, reprTuple } from '../repr/repr.ts'
import { typeName } from '../repr/type-name.ts'

const validName = /^[^:\s][^:\r\n]*$/
const validValue = /^\S[^\r\n]*$|^$/

/**
 * Refuses what would break out of its header line, or is no text.
 *
 * @throws InvalidHeader in the words of requests' `check_header_validity`
 */
export function checkHeader(name: unknown, value: unknown): asserts value is string | Uint8Array {
  checkPart(name, 'name', [name, value])
  checkPart(value, 'value', [name, value])
}

function checkPart(part: unknown, kind: 'name' | 'value', pair: readonly unknown[]): void {
  if (typeof part !== 'string' && !(part instanceof Uint8Array)) {
    throw new InvalidHeader(
      `Header part (${repr(part)}) from ${reprTuple(pair)} must be of type str or bytes, ` +
        `not <class '${typeName(part)}'>`,
    )
  }
  const text = typeof part === 'string' ? part : String.fromCharCode(...part)
  if ((kind === 'name' ? validName : validValue).test(text)) return
  throw new InvalidHeader(
    'Invalid leading whitespace, reserved character(s), or return character(s) in header ' +
      `${kind}: ${repr(part)}`,
  )
}

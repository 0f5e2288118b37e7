import { ZlibError } from '../errors.ts'
import { defineRepr } from '../repr/representable.ts'

/** zlib's numbers of what went wrong, by Node's names. */
const numbers: Readonly<Record<string, number>> = {
  Z_NEED_DICT: 2,
  Z_STREAM_ERROR: -2,
  Z_DATA_ERROR: -3,
  Z_MEM_ERROR: -4,
  Z_BUF_ERROR: -5,
}

/** What failed to decode, in the words of Python's `zlib.error`; what is not of zlib stays. */
export function asZlibError(failure: unknown): unknown {
  if (!(failure instanceof Error)) return failure
  const { code } = failure as Error & { readonly code?: unknown }
  const number = typeof code === 'string' ? numbers[code] : undefined
  if (number === undefined) return failure
  const text = `Error ${number} while decompressing data: ${failure.message}`
  const error = new ZlibError(text, { cause: failure })
  defineRepr({ prototype: error }, () => `error('${text}')`)
  return error
}

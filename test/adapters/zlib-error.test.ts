import { expect, test } from 'vitest'
import { asZlibError } from '../../src/adapters/zlib-error.ts'
import { repr } from '../../src/repr/index.ts'

const cases = [
  [
    'Z_DATA_ERROR',
    'incorrect header check',
    'Error -3 while decompressing data: incorrect header check',
  ],
  [
    'Z_BUF_ERROR',
    'unexpected end of file',
    'Error -5 while decompressing data: unexpected end of file',
  ],
] as const

for (const [code, message, text] of cases) {
  test(`${code} is worded as Python's zlib words it`, () => {
    const cause = Object.assign(new Error(message), { code })
    const error = asZlibError(cause)
    expect(error).toMatchObject({ message: text, name: 'error', code: 'zlib.error', cause })
    expect(repr(error)).toBe(`error('${text}')`)
  })
}

test('what is not of zlib stays', () => {
  const error = Object.assign(new Error('x'), { code: 'ERR__ERROR_FORMAT_PADDING_2' })
  expect(asZlibError(error)).toBe(error)
  expect(asZlibError('x')).toBe('x')
})

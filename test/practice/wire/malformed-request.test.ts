import { expect, it } from 'vitest'
import { MalformedRequest } from '../../../src/practice/wire/malformed-request.ts'

it('a MalformedRequest says with what it is answered, and why', () => {
  const error = new MalformedRequest(431, 'too much')
  expect(error).toBeInstanceOf(Error)
  expect(error).toMatchObject({ status: 431 })
  expect(String(error)).toBe('MalformedRequest: too much')
})

import { expect, test } from 'vitest'
import { ValueError } from '../../src/errors.ts'
import { KeyError, UnicodeEncodeError } from '../../src/logging/python-errors.ts'
import { repr } from '../../src/repr/index.ts'

test('the text of a KeyError is the key as repr() prints it', () => {
  const error = new KeyError("it's")
  expect([error.message, repr(error)]).toEqual([`"it's"`, `KeyError("it's")`])
})

test('a UnicodeEncodeError is a ValueError', () => {
  expect(new UnicodeEncodeError('x')).toBeInstanceOf(ValueError)
})

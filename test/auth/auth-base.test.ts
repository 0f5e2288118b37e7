import { expect, test } from 'vitest'
import { AuthBase } from '../../src/auth/auth-base.ts'
import { NotImplementedError } from '../../src/errors.ts'
import { CaseInsensitiveDict } from '../../src/http/case-insensitive-dict.ts'

test('the base itself authenticates nobody', () => {
  const target = { method: 'GET', url: 'http://x.test/', headers: new CaseInsensitiveDict() }
  expect(() => new AuthBase().__call__(target as never)).toThrow(
    new NotImplementedError('Auth hooks must be callable.'),
  )
})

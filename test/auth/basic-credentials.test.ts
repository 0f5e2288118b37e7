import { expect, test } from 'vitest'
import { basicCredentials, type Credential } from '../../src/auth/basic-credentials.ts'
import { UnicodeEncodeError } from '../../src/errors.ts'

const cases: readonly (readonly [user: unknown, password: unknown, header: string])[] = [
  ['user', 'pass', 'Basic dXNlcjpwYXNz'],
  ['', '', 'Basic Og=='],
  ['usér', 'päss', 'Basic dXPpcjpw5HNz'],
  [Uint8Array.of(0xc3, 0xa9), 'p', 'Basic w6k6cA=='],
  [1, 2.5, 'Basic MToyLjU='],
]

for (const [user, password, header] of cases) {
  test(`${user}:${password} is ${header}`, () => {
    expect(basicCredentials(user as Credential, password as Credential)).toBe(header)
  })
}

test('what Latin-1 lacks is refused', () => {
  expect(() => basicCredentials('日本', 'x')).toThrow(UnicodeEncodeError)
})

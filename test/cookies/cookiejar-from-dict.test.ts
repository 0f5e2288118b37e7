import { expect, test } from 'vitest'
import { cookiejar_from_dict } from '../../src/cookies/cookiejar-from-dict.ts'
import { RequestsCookieJar } from '../../src/cookies/requests-cookie-jar.ts'

test('a dict becomes a jar', () => {
  expect(cookiejar_from_dict({ a: '1', b: '2' }).get_dict()).toEqual({ a: '1', b: '2' })
  expect(cookiejar_from_dict(null).keys()).toEqual([])
})

const cases: readonly (readonly [overwrite: boolean, kept: string])[] = [
  [true, 'new'],
  [false, 'old'],
]

for (const [overwrite, kept] of cases) {
  test(`a jar that has the name keeps the ${kept} value, overwrite ${overwrite}`, () => {
    const cookiejar = new RequestsCookieJar()
    cookiejar.a = 'old'
    const filled = cookiejar_from_dict({ a: 'new' }, { cookiejar, overwrite })
    expect([filled === cookiejar, filled.a]).toEqual([true, kept])
  })
}

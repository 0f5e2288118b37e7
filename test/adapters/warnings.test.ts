import { afterEach, expect, it, vi } from 'vitest'
import { disable_warnings, warnInsecureRequest } from '../../src/adapters/warnings.ts'
import { InsecureRequestWarning, SecurityWarning } from '../../src/errors.ts'

const emitted = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})

afterEach(() => {
  emitted.mockClear()
})

/** In this order: what is disabled once stays so. */
it('warns of each request to a server that nobody checked', () => {
  warnInsecureRequest({ host: 'a.test' })
  warnInsecureRequest({ host: 'a.test' })
  expect(emitted).toHaveBeenCalledTimes(2)
  expect(emitted).toHaveBeenCalledWith(
    expect.stringMatching(/^Unverified HTTPS request is being made to host 'a\.test'\. /),
    'InsecureRequestWarning',
  )
})

it('goes on warning where another kind is disabled', () => {
  class OtherWarning extends SecurityWarning {}
  disable_warnings(OtherWarning)
  warnInsecureRequest({ host: 'a.test' })
  expect(emitted).toHaveBeenCalledTimes(1)
})

for (const category of [InsecureRequestWarning, undefined]) {
  it(`warns no more once ${category?.name ?? 'all kinds are'} disabled`, () => {
    disable_warnings(category)
    warnInsecureRequest({ host: 'a.test' })
    expect(emitted).not.toHaveBeenCalled()
  })
}

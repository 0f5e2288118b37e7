import { afterEach, expect, test, vi } from 'vitest'
import { show } from '../../src/shell/show.ts'

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

test.each([
  ['text', "'text'\n"],
  [{ a: [1] }, '{ a: [ 1 ] }\n'],
  [0, '0\n'],
  [null, ''],
  [undefined, ''],
])('%j is shown as the prompt shows it', (value, shown) => {
  vi.stubEnv('NO_COLOR', '1')
  let written = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written += text
    return true
  })
  show(value)
  expect(written).toBe(shown)
})

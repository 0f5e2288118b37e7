import { expect, test } from 'vitest'
import { checkSettings } from '../../src/shell/check-settings.ts'

const header = (...pairs: [string, string][]) => new Map(pairs)

test('a header sets what it names', () => {
  const { wording, normalisers, faster } = checkSettings(
    header(['log-port', 'off'], ['log-requests', 'on'], ['normalise', 'ids'], ['faster', 'a,b']),
  )
  expect(wording).toEqual({ port: false, requests: true })
  expect([...(normalisers ?? [])]).toEqual(['ids'])
  expect(faster).toEqual(['a', 'b'])
})

test('and nothing else', () => {
  expect(checkSettings(header())).toEqual({ wording: {}, normalisers: undefined, faster: [] })
})

const wrong: readonly [name: string, value: string, complaint: string][] = [
  ['normalize', 'ids', "knows no 'normalize', only log-port, log-requests, normalise, faster. Did"],
  ['colours', 'on', /knows no 'colours'.*faster$/.source],
  ['log-port', 'yes', "log-port takes on or off, not 'yes'"],
  ['normalise', 'idz', 'Did you mean ids'],
]

test.each(wrong)('%s=%s is refused', (name, value, complaint) => {
  expect(() => checkSettings(header([name, value]))).toThrow(new RegExp(complaint))
})

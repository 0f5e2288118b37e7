import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { ConnectionError } from '../../src/errors.ts'
import { printedText, valueText } from '../../src/shell/value-text.ts'

const stackOf = () => 'Error: x\n    at f (<input-1>:1:25)\n    at async <input-2>:1:1'
const refused = new ConnectionError('Max retries', {
  cause: new Error('deep'),
  request: { method: 'GET', url: 'http://127.0.0.1:1/' },
})

const short: readonly { name: string; value: unknown; text: string; printed: string }[] = [
  {
    name: "an error of JavaScript's",
    value: new TypeError('no'),
    text: 'TypeError: no\n    at f (<input-1>:1:25)',
    printed: 'TypeError: no',
  },
  {
    name: "an error of the library's",
    value: refused,
    text: 'ConnectionError: Max retries\n    at f (<input-1>:1:25)',
    printed: 'Max retries',
  },
  {
    name: 'an error within other values',
    value: [{ reason: refused }],
    text: '[\n  {\n    reason: ConnectionError: Max retries\n        at f (<input-1>:1:25)\n  }\n]',
    printed: '[ { reason: ConnectionError: Max retries } ]',
  },
  {
    name: 'an error without a message',
    value: new RangeError(''),
    text: 'RangeError\n    at f (<input-1>:1:25)',
    printed: 'RangeError',
  },
]

const cases: readonly { value: unknown; text: string }[] = [
  { value: 'text', text: "'text'" },
  { value: 52.749, text: '52.749' },
  { value: [1, { a: 'b' }], text: "[ 1, { a: 'b' } ]" },
]

describe('a value at the prompt', () => {
  for (const { value, text } of cases) {
    it(`reads ${text}`, () => {
      expect(valueText(value, false)).toBe(text)
    })
  }
  it('is coloured when that is wanted', () => {
    expect(valueText(1, true)).toBe('\u001b[33m1\u001b[39m')
  })

  for (const { name, value, text, printed } of short) {
    it(`is short where it is ${name}`, () => {
      expect(valueText(value, false, stackOf)).toBe(text)
      expect(printedText(value)).toBe(printed)
    })
  }

  it('shows an error as its class says, where that says something', () => {
    class Own extends Error {
      [inspect.custom](): string {
        return 'my own'
      }
    }
    expect(valueText(new Own('x'), false)).toBe('my own')
  })

  it('leaves to inspect what it shows of errors elsewhere', () => {
    valueText(new Error('x'), false)
    expect(inspect(new Error('x'))).toMatch(/\n +at /)
  })
})

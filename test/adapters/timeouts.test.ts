import { describe, expect, it } from 'vitest'
import { Timeout } from '../../src/adapters/timeout.ts'
import { timeouts } from '../../src/adapters/timeouts.ts'
import { ValueError } from '../../src/errors.ts'
import type { TimeoutOption } from '../../src/models/send-options.ts'

const valid: readonly {
  name: string
  timeout: TimeoutOption
  connect: number | null
  read: number | null
  total?: number
}[] = [
  { name: 'one number for both', timeout: 1.5, connect: 1500, read: 1500 },
  { name: 'one for each', timeout: [3.05, 27], connect: 3050, read: 27_000 },
  { name: 'none', timeout: null, connect: null, read: null },
  { name: 'none for the connection', timeout: [null, 2], connect: null, read: 2000 },
  {
    name: 'one that the socket will refuse, if it has to be connected or not',
    timeout: [Number.NaN, 2],
    connect: Number.NaN,
    read: Number.NaN,
  },
  {
    name: "urllib3's Timeout",
    timeout: new Timeout({ total: 3, read: 2 }),
    connect: 3000,
    read: 2000,
    total: 3000,
  },
]
const invalid: readonly { timeout: unknown; message: string }[] = [
  {
    timeout: [1, 2, 3],
    message:
      'Invalid timeout (1, 2, 3). Pass a (connect, read) timeout tuple, or a single float to set both timeouts to the same value.',
  },
  {
    timeout: -1,
    message:
      'Attempted to set connect timeout to -1, but the timeout cannot be set to a value less than or equal to 0.',
  },
  {
    timeout: 0,
    message:
      'Attempted to set connect timeout to 0, but the timeout cannot be set to a value less than or equal to 0.',
  },
  {
    timeout: [1, 0],
    message:
      'Invalid timeout (1, 0). Pass a (connect, read) timeout tuple, or a single float to set both timeouts to the same value.',
  },
  {
    timeout: 'soon',
    message: 'Timeout value connect was soon, but it must be an int, float or None.',
  },
  {
    timeout: true,
    message: 'Timeout cannot be a boolean value. It must be an int, float or None.',
  },
]

describe('the timeout of a request', () => {
  for (const { name, timeout, connect, read, total = null } of valid) {
    it(`may be ${name}`, () => {
      expect(timeouts(timeout)).toEqual({
        connectTimeoutMs: connect,
        readTimeoutMs: read,
        totalTimeoutMs: total,
      })
    })
  }
  for (const { timeout, message } of invalid) {
    it(`is refused as urllib3 refuses ${JSON.stringify(timeout)}`, () => {
      expect(() => timeouts(timeout as TimeoutOption)).toThrow(new ValueError(message))
    })
  }
})

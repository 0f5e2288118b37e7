import type { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { StatusLineReader } from '../../src/transport/status-line.ts'

const cases = [
  {
    name: 'a reason in Latin-1',
    bytes: 'HTTP/1.1 200 Tr\xe8s bien\r\n\r\n',
    http10: false,
    reason: 'Tr\xe8s bien',
  },
  { name: 'no reason after a blank', bytes: 'HTTP/1.1 200 \r\n\r\n', http10: false, reason: '' },
  { name: 'no reason at all', bytes: 'HTTP/1.1 200\r\n\r\n', http10: false, reason: '' },
  { name: 'the older version', bytes: 'HTTP/1.0 200 OK\r\n\r\n', http10: true, reason: 'OK' },
  {
    name: 'a line that comes in pieces',
    bytes: 'HTTP/1.1 200 O',
    http10: false,
    reason: 'as decoded',
  },
]

describe('the status line', () => {
  for (const { name, bytes, http10, reason } of cases) {
    it(`is read: ${name}`, () => {
      const source = { read: () => Buffer.from(bytes, 'latin1') } as unknown as Socket
      let heard = 0
      const reader = new StatusLineReader(source, () => {
        heard += 1
      })
      reader.expect()
      expect(source.read().toString('latin1')).toBe(bytes)
      source.read()
      expect(reader.isHttp10).toBe(http10)
      expect(reader.reason('as decoded')).toBe(reason)
      expect(heard).toBe(2)
    })
  }

  it('keeps what came instead of one', () => {
    const source = { read: () => Buffer.from('HELLO WORLD\r\nmore') } as unknown as Socket
    const reader = new StatusLineReader(source, () => {})
    reader.expect()
    source.read()
    expect(reader.firstLine).toBe('HELLO WORLD\r\n')
  })
})

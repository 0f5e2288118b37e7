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
      const source = {
        read: () => Buffer.from(bytes, 'latin1'),
        unshift: () => {},
      } as unknown as Socket
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

  it('is that of the answer behind an interim one', () => {
    const pieces = ['HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 ', '404 Not here\r\n\r\n']
    const { source, reader } = reading(pieces)
    expect(source.read()).toEqual(Buffer.from('HTTP/1.0 404 Not here\r\n\r\n'))
    expect(source.read()).toBeNull()
    expect(reader.isHttp10).toBe(true)
    expect(reader.reason('as decoded')).toBe('Not here')
  })
})

/** A reader of pieces that come one after another. */
function reading(pieces: readonly string[]) {
  const left: Buffer[] = pieces.map((piece) => Buffer.from(piece, 'latin1'))
  const source = {
    read: () => left.shift() ?? null,
    unshift: (piece: Buffer) => left.unshift(piece),
  } as unknown as Socket
  const reader = new StatusLineReader(source, () => {})
  reader.expect()
  return { source, reader }
}

describe('a body in chunks', () => {
  const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n'
  const cause = new Error('the end')

  for (const pieces of [
    [`${head}\r\n5\r\nhello\r\na\r\nwor`],
    [head.slice(0, 20), `${head.slice(20)}\r\n5\r\nhel`, 'lo\r\na\r\nwor'],
  ]) {
    it(`is followed to where it broke off, in ${pieces.length} pieces`, () => {
      const { source, reader } = reading(pieces)
      while (!String(source.read()).includes('\r\n\r\n'));
      const chunks = reader.headEnded(true)
      while (source.read() !== null);
      expect([chunks?.nextSize(), chunks?.nextSize(), chunks?.nextSize()]).toEqual([
        5,
        10,
        undefined,
      ])
      expect(reader.brokenChunk(cause)).toMatchObject({ size: 10, received: 3, complete: 5 })
    })
  }

  it('is not counted twice where the engine puts bytes back', () => {
    const { source, reader } = reading([`${head}\r\na\r\nwor`])
    source.read()
    reader.headEnded(true)
    source.unshift(Buffer.from('wor'))
    while (source.read() !== null);
    expect(reader.brokenChunk(cause)).toMatchObject({ size: 10, received: 3 })
  })

  it('is not looked for where there is none', () => {
    const { source, reader } = reading(['HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel'])
    source.read()
    expect(reader.headEnded(false)).toBeUndefined()
    expect(reader.brokenChunk(cause)).toBeUndefined()
  })
})

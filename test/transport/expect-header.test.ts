import type { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { ExpectHeader } from '../../src/transport/expect-header.ts'

/** The headers as the engine gets them, and what reaches the socket of the head that it writes. */
function sent(headers: readonly string[]): { masked: readonly string[]; reached: string[] } {
  const reached: string[] = []
  const socket = {
    write(piece: string) {
      reached.push(piece)
      return true
    },
  } as unknown as Socket
  const masked = new ExpectHeader(socket).masked(headers)
  const lines = masked.map((text, i) => (i % 2 === 0 ? `${text}: ` : `${text}\r\n`))
  const head = `PUT / HTTP/1.1\r\n${lines.join('')}\r\n`
  expect(socket.write(head)).toBe(true)
  socket.write(head)
  return { masked, reached }
}

const written = (line: string) => `PUT / HTTP/1.1\r\n${line}\r\n\r\n`

describe('an Expect header', () => {
  for (const name of ['Expect', 'expect', 'EXPECT']) {
    it(`goes out as ${name}, though the engine does not see it`, () => {
      const { masked, reached } = sent([name, '100-continue'])
      expect(masked.map((text) => text.toLowerCase())).not.toContain('expect')
      expect(reached[0]).toBe(written(`${name}: 100-continue`))
    })
  }

  it('is renamed in the first piece of a request alone', () => {
    const { masked, reached } = sent(['Expect', '100-continue'])
    expect(reached[1]).toBe(written(`${masked[0]}: 100-continue`))
  })

  it('may be missing', () => {
    const headers = ['X-A', 'expect']
    const { masked, reached } = sent(headers)
    expect(masked).toBe(headers)
    expect(reached[0]).toBe(written('X-A: expect'))
  })
})

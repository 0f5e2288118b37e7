import { describe, expect, it } from 'vitest'
import { InputBuffer } from '../../../src/practice/wire/input-buffer.ts'

function holding(...pieces: string[]): InputBuffer {
  const input = new InputBuffer()
  for (const piece of pieces) input.push(Buffer.from(piece, 'latin1'))
  return input
}

describe('InputBuffer', () => {
  it('gives lines without their ends', () => {
    const input = holding('a\r\nb\n\r\n\xe4\r\n')
    expect([1, 2, 3, 4, 5].map(() => input.takeLine(100, 431))).toEqual(['a', 'b', '', 'ä', null])
  })

  it('joins a line that came in pieces', () => {
    const input = holding('ab', 'c\r')
    expect(input.takeLine(100, 431)).toBe(null)
    input.push(Buffer.from('\nd\n'))
    expect(input.takeLine(100, 431)).toBe('abc')
    expect(input.takeLine(100, 431)).toBe('d')
  })

  it('gives as many bytes as there are, and no more than wanted', () => {
    const input = holding('abc', 'de')
    expect(input.take(4).toString()).toBe('abcd')
    expect(input.size).toBe(1)
    expect(input.take(4).toString()).toBe('e')
    expect(input.take(4).toString()).toBe('')
  })

  for (const status of [400, 431] as const) {
    it(`refuses a longer line with ${status}, ended or not`, () => {
      expect(holding('abc\r\n').takeLine(5, status)).toBe('abc')
      expect(() => holding('abcd\r\n').takeLine(5, status)).toThrow(
        expect.objectContaining({ status }),
      )
      expect(() => holding('abcdef').takeLine(5, status)).toThrow(
        expect.objectContaining({ status }),
      )
    })
  }

  it('takes a view of other bytes for what it shows', () => {
    const input = new InputBuffer()
    input.push(new Uint8Array([1, 2, 97, 98, 3]).subarray(2, 4))
    expect(input.take(9).toString()).toBe('ab')
  })
})

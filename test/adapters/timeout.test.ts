import { describe, expect, it } from 'vitest'
import { Timeout, type TimeoutParts } from '../../src/adapters/timeout.ts'

const notGiven = '<_TYPE_DEFAULT.token: -1>'
const cases: readonly {
  parts: TimeoutParts
  connect: number | null
  read: number | null
  text: string
}[] = [
  {
    parts: {},
    connect: null,
    read: null,
    text: `Timeout(connect=${notGiven}, read=${notGiven}, total=None)`,
  },
  {
    parts: { connect: 1, read: 2.5 },
    connect: 1,
    read: 2.5,
    text: 'Timeout(connect=1, read=2.5, total=None)',
  },
  {
    parts: { total: 4, connect: null },
    connect: 4,
    read: 4,
    text: `Timeout(connect=None, read=${notGiven}, total=4)`,
  },
  {
    parts: { total: 4, connect: 9, read: 2 },
    connect: 4,
    read: 2,
    text: 'Timeout(connect=9, read=2, total=4)',
  },
]

describe("urllib3's Timeout", () => {
  for (const { parts, connect, read, text } of cases) {
    it(`prints as ${text}`, () => {
      const timeout = new Timeout(parts)
      expect(String(timeout)).toBe(text)
      expect(String(timeout.clone())).toBe(text)
      expect(timeout).toMatchObject({ connect_timeout: connect, read_timeout: read })
    })
  }

  it('takes the total by position', () => {
    expect(new Timeout(3).total).toBe(3)
    expect(Timeout.from_float(3)).toMatchObject({ connect_timeout: 3, read_timeout: 3 })
  })

  it('refuses what is no time', () => {
    expect(() => new Timeout(0)).toThrow('Attempted to set total timeout to 0, but')
    const words = 'x' as unknown as number
    expect(() => new Timeout({ connect: words })).toThrow('Timeout value connect was x, but it')
  })
})

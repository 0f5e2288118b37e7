import { describe, expect, it } from 'vitest'
import { ChunkTracker } from '../../src/transport/chunk-tracker.ts'

const cases: readonly {
  name: string
  body: string
  line: string | null
  size: number
  received: number
  complete: number
}[] = [
  { name: 'before the first chunk', body: '', line: '', size: 0, received: 0, complete: 0 },
  { name: 'in a size', body: '5', line: '5', size: 0, received: 0, complete: 0 },
  { name: 'after a size', body: 'a\r\n', line: null, size: 10, received: 0, complete: 0 },
  {
    name: 'in a chunk',
    body: '5\r\nhello\r\na\r\nwor',
    line: null,
    size: 10,
    received: 3,
    complete: 5,
  },
  { name: 'between chunks', body: '5\r\nhello\r\n', line: '', size: 5, received: 5, complete: 5 },
  {
    name: 'at a size that is none',
    body: '5;a=b\r\nhello\r\nzz\r\nworld\r\n',
    line: 'zz\r\n',
    size: 5,
    received: 5,
    complete: 5,
  },
  {
    name: 'after the last chunk',
    body: '0\r\nX-A: 1\r\n',
    line: '0\r\n',
    size: 0,
    received: 0,
    complete: 0,
  },
]

describe('a body in chunks is followed', () => {
  for (const { name, body, line, ...place } of cases) {
    for (const step of [1, 2, 100]) {
      it(`to where it broke off ${name}, by ${step} bytes`, () => {
        const tracker = new ChunkTracker()
        const bytes = Buffer.from(body)
        for (let at = 0; at < bytes.length; at += step) tracker.feed(bytes.subarray(at, at + step))
        const cause = new Error('the end')
        const broken = tracker.brokenBy(cause)
        expect(broken).toMatchObject({ ...place, cause })
        expect(broken.line === null ? null : Buffer.from(broken.line).toString()).toBe(line)
      })
    }
  }

  it('tells the size of each chunk once, as soon as its line has come', () => {
    const tracker = new ChunkTracker()
    const seen: (number | undefined)[] = []
    for (const bytes of ['5;a=b\r', '\nhel', 'lo\r\na\r\n', 'x']) {
      tracker.feed(Buffer.from(bytes))
      seen.push(tracker.nextSize())
    }
    expect(seen).toEqual([undefined, 5, 10, undefined])
  })
})

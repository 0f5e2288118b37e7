import process from 'node:process'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { Practice } from '../../src/practice/index.ts'
import { requests, Session } from '../../src/sessions/index.ts'

const practice = Practice.start()
beforeEach(() => practice.reset())
afterAll(() => practice.close())

/** What the server saw, once it has seen as many connections end as `ended` says. */
async function connectionsAfter(ended: number) {
  for (;;) {
    const seen = await practice.connections()
    if (seen.filter(({ open }) => !open).length >= ended) return seen
  }
}

function listeners(): number {
  return process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0)
}

const endings: readonly { name: string; end: (session: Session) => unknown }[] = [
  { name: 'close()', end: (session) => session.close() },
  { name: 'the end of a using', end: (session) => session[Symbol.dispose]() },
  { name: 'the end of an await using', end: (session) => session[Symbol.asyncDispose]() },
]

describe('a session that ends', () => {
  for (const { name, end } of endings) {
    it(`closes all its connections at ${name}, as the server sees`, async () => {
      const session = new Session()
      await Promise.all([1, 2, 3].map((n) => session.get(`${practice.url}/bytes/${n}`)))
      await end(session)
      const seen = await connectionsAfter(3)
      expect(seen.map(({ open, closedBy }) => [open, closedBy])).toEqual(
        Array(3).fill([false, 'client']),
      )
    })
  }
})

describe('a thousand calls of the global helpers', () => {
  it('leave no connection open, and no listener behind', { timeout: 60_000 }, async () => {
    await requests.get(`${practice.url}/bytes/1`)
    const before = listeners()
    for (let n = 1; n < 1000; n += 1) await requests.get(`${practice.url}/bytes/1`)
    const seen = await connectionsAfter(1000)
    expect(seen).toHaveLength(1000)
    expect(seen.filter(({ open }) => open)).toEqual([])
    expect(listeners()).toBe(before)
  })
})

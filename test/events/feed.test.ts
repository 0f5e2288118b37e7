import { describe, expect, it } from 'vitest'
import type { PoolReplEvent } from '../../src/events/event.ts'
import { Feed } from '../../src/events/feed.ts'

const origin = { scheme: 'http', host: 'a.test', port: 80 } as const
const kept: PoolReplEvent = { type: 'kept', atMs: 1, request: 0, origin, connection: 'c1' }

describe('the feed', () => {
  it('tells every listener, in the order in which they came', () => {
    const feed = new Feed()
    const told: string[] = []
    feed.listen((event) => told.push(`first: ${event.type}`))
    feed.listen((event) => told.push(`second: ${event.type}`))
    feed.emit(kept)
    expect(told).toEqual(['first: kept', 'second: kept'])
  })

  it('knows whether anybody listens', () => {
    const feed = new Feed()
    expect(feed.heard).toBe(false)
    const leave = feed.listen(() => {})
    expect(feed.heard).toBe(true)
    leave()
    expect(feed.heard).toBe(false)
  })

  it('tells everybody of an event although one leaves while it is told', () => {
    const feed = new Feed()
    const told: string[] = []
    const leave = feed.listen(() => leave())
    feed.listen(() => told.push('second'))
    feed.emit(kept)
    expect(told).toEqual(['second'])
  })
})

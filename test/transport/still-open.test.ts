import { expect, it } from 'vitest'
import { runtimeName } from '../../src/runtime/name.ts'
import { heardPeer, isSurelyOpen, stillOpen } from '../../src/transport/still-open.ts'

/** A connection that counts how often it is looked at, and may turn out closed. */
function connection(openFor = Number.POSITIVE_INFINITY) {
  return {
    looks: 0,
    get alive() {
      this.looks += 1
      return this.looks <= openFor
    },
  }
}

it('trusts a connection that was idle for a moment', () => {
  expect(isSurelyOpen({ alive: true }, 1)).toBe(true)
  expect(isSurelyOpen({ alive: false }, 1)).toBe(false)
  expect(isSurelyOpen({ alive: true }, 5)).toBe(false)
})

it('lets the loop turn several times where that is needed, when it may have been blocked', async () => {
  const looked = connection()
  expect(await stillOpen(looked, 1000)).toBe(true)
  expect(looked.looks).toBe(runtimeName === 'node' ? 2 : 5)
})

it('lets it turn once when it was not idle for long, or some peer was heard meanwhile', async () => {
  const brief = connection()
  await stillOpen(brief, 5)
  heardPeer()
  const beside = connection()
  expect(await stillOpen(beside, 1000)).toBe(true)
  expect([brief.looks, beside.looks]).toEqual([2, 2])
})

it('tells that it was closed', async () => {
  expect(await stillOpen(connection(1), 1000)).toBe(false)
})

import { beforeEach, describe, expect, it } from 'vitest'
import type { Clock } from '../../../src/clock/clock.ts'
import { ManualClock } from '../../../src/clock/manual-clock.ts'
import { Lane } from '../../../src/practice/server/lane.ts'

let clock: ManualClock
let delayMs: number
let lane: Lane
let arrived: string[]

beforeEach(() => {
  clock = new ManualClock()
  delayMs = 20
  lane = new Lane(clock, () => delayMs)
  arrived = []
})

/** A clock whose timers are late. */
function clockOf(manual: ManualClock, lateMs: number): Clock {
  return {
    nowMs: () => manual.nowMs(),
    wallMs: () => manual.wallMs(),
    after: (delayMs, act) => manual.after(delayMs + lateMs, act),
    sleep: (delayMs) => manual.sleep(delayMs),
  }
}

function pass(name: string, moreMs?: number): void {
  lane.pass(() => arrived.push(`${name} ${clock.nowMs()}`), moreMs)
}

describe('Lane', () => {
  it('hands on at once where there is no distance', () => {
    delayMs = 0
    expect(lane.delays).toBe(false)
    pass('a')
    expect(arrived).toEqual(['a 0'])
  })

  it('holds each for the delay, and several side by side', () => {
    pass('a')
    clock.advance(5)
    pass('b')
    expect(lane.delays).toBe(true)
    clock.advance(14)
    expect(arrived).toEqual([])
    clock.advance(100)
    expect(arrived).toEqual(['a 20', 'b 25'])
  })

  it('keeps the order when the line becomes shorter', () => {
    pass('a')
    delayMs = 0
    expect(lane.delays).toBe(true)
    pass('b')
    delayMs = 5
    pass('c')
    clock.advance(20)
    expect(arrived).toEqual(['a 20', 'b 20', 'c 20'])
    delayMs = 0
    pass('d')
    expect(arrived.at(-1)).toBe('d 20')
  })

  it('holds one for longer when told, and those behind it', () => {
    pass('a', 30)
    pass('b')
    clock.advance(100)
    expect(arrived).toEqual(['a 50', 'b 50'])
  })

  it('tells once how late a timer was', () => {
    pass('a')
    expect(lane.takeLatenessMs()).toBe(0)
    const late = new Lane(clockOf(clock, 3), () => 20)
    late.pass(() => arrived.push(`late ${clock.nowMs()}`))
    clock.advance(30)
    expect(arrived).toEqual(['a 20', 'late 23'])
    expect([late.takeLatenessMs(), late.takeLatenessMs()]).toEqual([3, 0])
  })

  it('takes what is passed while something arrives', () => {
    lane.pass(() => {
      pass('inner')
      arrived.push(`outer ${clock.nowMs()}`)
    })
    clock.advance(100)
    expect(arrived).toEqual(['outer 20', 'inner 40'])
  })
})

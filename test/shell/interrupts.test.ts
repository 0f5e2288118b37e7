import process from 'node:process'
import { afterEach, expect, test } from 'vitest'
import { claimInterrupt } from '../../src/runtime/interrupt.ts'
import { Interrupts } from '../../src/shell/interrupts.ts'

const open: Interrupts[] = []

afterEach(() => {
  for (const interrupts of open.splice(0)) interrupts.close()
})

function begin(runtime: 'node' | 'deno'): Interrupts {
  const interrupts = new Interrupts(runtime)
  open.push(interrupts)
  return interrupts
}

test('the first ctrl-c aborts, and then nobody listens', () => {
  const { signal } = begin('node')
  expect(process.listenerCount('SIGINT')).toBe(1)
  process.emit('SIGINT')
  expect(signal.aborted).toBe(true)
  expect(String(signal.reason)).toContain('KeyboardInterrupt')
  expect(process.listenerCount('SIGINT')).toBe(0)
})

test('what has claimed ctrl-c gets it, and the next one aborts', () => {
  const { signal } = begin('node')
  let claimed = 0
  claimInterrupt(() => {
    claimed += 1
  })
  process.emit('SIGINT')
  expect([claimed, signal.aborted]).toEqual([1, false])
  process.emit('SIGINT')
  expect([claimed, signal.aborted]).toEqual([1, true])
})

test('on Deno nobody listens while code runs without waiting', async () => {
  const interrupts = begin('deno')
  expect(interrupts.during(() => process.listenerCount('SIGINT'))).toBe(0)
  await new Promise((resolve) => setImmediate(resolve))
  expect(process.listenerCount('SIGINT')).toBe(1)
  interrupts.during(() => {})
  interrupts.close()
  await new Promise((resolve) => setImmediate(resolve))
  expect(process.listenerCount('SIGINT')).toBe(0)
})

test('elsewhere somebody always listens', () => {
  expect(begin('node').during(() => process.listenerCount('SIGINT'))).toBe(1)
})

test('code that the runtime has broken at ctrl-c counts as interrupted', () => {
  const interrupts = begin('node')
  expect(interrupts.isBehind(new Error('another'))).toBe(false)
  const broken = Object.assign(new Error(), { code: 'ERR_SCRIPT_EXECUTION_INTERRUPTED' })
  expect(interrupts.isBehind(broken)).toBe(true)
  expect(interrupts.signal.aborted).toBe(true)
  expect(interrupts.isBehind(new Error('another'))).toBe(true)
})

import { expect, test } from 'vitest'
import { showsWholeStacks, showWholeStacks } from '../../src/shell/whole-stacks.ts'

test('stacks are whole once that was asked for', () => {
  const before = showsWholeStacks()
  showWholeStacks()
  expect([before, showsWholeStacks()]).toEqual([false, true])
  showWholeStacks(false)
  expect(showsWholeStacks()).toBe(false)
})

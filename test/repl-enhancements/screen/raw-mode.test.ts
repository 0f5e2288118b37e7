import { expect, test } from 'vitest'
import { enterRawMode, leaveRawMode } from '../../../src/repl-enhancements/screen/raw-mode.ts'
import { FakeInput } from '../fake-terminal.ts'

// What `stty` does to standard input is tried in test/terminal/.
test('switches the raw mode of an input that has one', () => {
  const input = new FakeInput()
  enterRawMode(input)
  enterRawMode(input)
  expect(input.isRaw).toBe(true)
  leaveRawMode(input)
  expect(input.isRaw).toBe(false)
})

test('takes an input that has none', () => {
  expect(() => {
    enterRawMode({})
    leaveRawMode({})
  }).not.toThrow()
})

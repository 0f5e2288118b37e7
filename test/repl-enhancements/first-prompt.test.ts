import process from 'node:process'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { showFirstPrompt } from '../../src/repl-enhancements/first-prompt.ts'

describe('showFirstPrompt', () => {
  afterEach(() => {
    vi.restoreAllMocks()
  })

  // With terminals it is tried in test/terminal/.
  test('does nothing without a terminal', () => {
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    const { isTTY } = process.stdin
    process.stdin.isTTY = false
    showFirstPrompt()
    process.stdin.isTTY = isTTY
    expect(write).not.toHaveBeenCalled()
  })
})

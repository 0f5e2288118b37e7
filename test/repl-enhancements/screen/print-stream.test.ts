import { describe, expect, test } from 'vitest'
import { PrintStream } from '../../../src/repl-enhancements/screen/print-stream.ts'
import { FakeOutput } from '../fake-terminal.ts'

describe('PrintStream', () => {
  test('prints at once, texts and bytes', () => {
    const printed: string[] = []
    const stream = new PrintStream(new FakeOutput(), (text) => printed.push(text))
    stream.write('a')
    stream.write(Buffer.from('é'))
    expect(printed).toEqual(['a', 'é'])
  })

  test('is the terminal that its target is', () => {
    const target = Object.assign(new FakeOutput(), {
      getColorDepth: () => 8,
      hasColors: () => true,
    })
    const stream = new PrintStream(target, () => {})
    expect([stream.isTTY, stream.columns, stream.rows]).toEqual([true, 40, 12])
    expect([stream.getColorDepth(), stream.hasColors()]).toEqual([8, true])
  })

  test('has no colours where the target knows none', () => {
    const stream = new PrintStream(new FakeOutput(false), () => {})
    expect([stream.isTTY, stream.getColorDepth(), stream.hasColors()]).toEqual([false, 1, false])
  })
})

import { describe, expect, test } from 'vitest'
import { PrintStream } from '../../../src/repl-enhancements/screen/print-stream.ts'
import { redirectOutput } from '../../../src/repl-enhancements/screen/redirected-output.ts'
import { FakeOutput } from '../fake-terminal.ts'

describe('redirectOutput', () => {
  test('leads the console and both streams to the print streams, until it is undone', async () => {
    const printed: string[] = []
    const [out, err] = [new FakeOutput(), new FakeOutput()]
    const { console: original } = globalThis
    const undo = redirectOutput(
      { from: out, to: new PrintStream(out, (text) => printed.push(`out ${text}`)) },
      { from: err, to: new PrintStream(err, (text) => printed.push(`err ${text}`)) },
    )
    globalThis.console.log('%s', 'a')
    globalThis.console.error('b')
    const called = await new Promise((resolve) => {
      out.write('c', () => resolve('called back'))
    })
    err.write('d', 'utf8')
    undo()
    out.write('e')
    expect(printed).toEqual(['out a\n', 'err b\n', 'out c', 'err d'])
    expect([called, out.text, err.text]).toEqual(['called back', 'e', ''])
    expect(globalThis.console).toBe(original)
  })

  test('leaves alone what somebody else has replaced meanwhile', () => {
    const [out, err] = [new FakeOutput(), new FakeOutput()]
    const { console: original } = globalThis
    const undo = redirectOutput(
      { from: out, to: new PrintStream(out, () => {}) },
      { from: err, to: new PrintStream(err, () => {}) },
    )
    const theirs = { ...original }
    const write = (): boolean => true
    globalThis.console = theirs
    out.write = write
    undo()
    expect([globalThis.console, out.write]).toEqual([theirs, write])
    globalThis.console = original
  })
})

import { PassThrough } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { Repl } from '../../src/repl-enhancements/repl.ts'

class PlainRepl extends Repl {
  readonly terminal = false
  readonly stdout = new PassThrough({ encoding: 'utf8' })
  readonly stderr = new PassThrough({ encoding: 'utf8' })
  readonly history: readonly string[] = []

  displayPrompt(): void {}

  async run(): Promise<boolean> {
    return true
  }

  close(code = 0): void {
    this.ended(code)
  }
}

describe('Repl', () => {
  test('has the globals as its context', () => {
    expect(new PlainRepl().context).toBe(globalThis)
  })

  test('prints whole lines, to standard output unless told otherwise', () => {
    const repl = new PlainRepl()
    repl.printAbove('a')
    repl.printAbove('b\n')
    repl.printAbove('c', 'stderr')
    expect([repl.stdout.read(), repl.stderr.read()]).toEqual(['a\nb\n', 'c\n'])
  })

  test('keeps commands by name, functions too, the last one of a name', () => {
    const repl = new PlainRepl()
    const action = (): void => {}
    repl.defineCommand('a', () => {})
    repl.defineCommand('a', action)
    repl.defineCommand('b', { help: 'Do b', action })
    expect(Object.fromEntries(repl.commands)).toEqual({
      a: { action },
      b: { help: 'Do b', action },
    })
  })

  test('ends with a code and an event', async () => {
    const repl = new PlainRepl()
    let ended = false
    repl.on('exit', () => {
      ended = true
    })
    repl.close(3)
    expect([await repl.exited, ended]).toEqual([3, true])
  })
})

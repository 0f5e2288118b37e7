import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CapturedOutput } from '../../src/shell/captured-output.ts'
import { TranscriptLateOutput } from '../../src/shell/transcript-late-output.ts'
import { type Example, parseTranscript } from '../../src/transcript/index.ts'

let output: CapturedOutput

beforeEach(() => {
  output = new CapturedOutput()
})

afterEach(() => output.release())

function exampleOf(expected: string): Example {
  const [example] = parseTranscript(`>>> x\n${expected}`).examples
  if (example === undefined) throw new Error('no example')
  return example
}

const { signal } = new AbortController()

describe('output that comes late', () => {
  test('is waited for as long as lines are missing', async () => {
    output.add('a')
    const waiting = new TranscriptLateOutput().wait(exampleOf('a\nb\n...\n'), output, signal)
    await sleep(20)
    output.add('b')
    await waiting
    expect(output.take()).toBe('a\nb\n')
  })

  test('is not waited for where none is expected', async () => {
    const late = new TranscriptLateOutput()
    const before = performance.now()
    await late.wait(exampleOf(''), output, signal)
    await late.wait(exampleOf('...\n'), output, signal)
    await late.wait({ ...exampleOf('a\n'), compares: false }, output, signal)
    await late.wait({ ...exampleOf('a\n'), kind: 'command' }, output, signal)
    expect(performance.now() - before).toBeLessThan(900)
  })

  test('is given up, the sooner the more often it did not come', async () => {
    const late = new TranscriptLateOutput()
    for (let count = 0; count < 20; count += 1) await late.wait(exampleOf('a\n'), output, signal)
    expect(output.take()).toBe('')
  }, 4500)

  test('is not waited for after ctrl-c', async () => {
    const reason = AbortSignal.abort(new Error('ctrl-c'))
    const late = new TranscriptLateOutput()
    await expect(late.wait(exampleOf('a\n'), output, reason)).rejects.toThrow()
  })
})

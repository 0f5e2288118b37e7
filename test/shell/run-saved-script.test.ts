import process from 'node:process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Practice } from '../../src/practice/index.ts'
import { withInterruptSignal } from '../../src/runtime/interrupt.ts'
import { runSavedScript } from '../../src/shell/run-saved-script.ts'
import { commandOf } from './this-runtime.ts'

const before = process.execArgv
const practice = Practice.start()

// as if this process were the command
beforeAll(() => {
  const args = commandOf([])
  process.execArgv = args.slice(0, -1).filter((arg) => arg !== 'run' && arg !== '-A')
})

afterAll(async () => {
  process.execArgv = before
  await practice.close()
})

async function printed(text: string): Promise<readonly string[]> {
  const lines: string[] = []
  await runSavedScript(text, practice, (line, stream) => lines.push(`${stream}: ${line}`))
  return lines
}

describe('.run', () => {
  it('lists the scripts without a name', async () => {
    expect((await printed(''))[0]).toMatch(/^stdout: basic-session {3}The guide: .*\nbenchmark/)
  })

  it('runs one by its name, over the distance of the prompt', async () => {
    const link = practice.link({ rtt: 0.02 })
    const lines = await printed('manual-session --number 2')
    link.restore()
    expect(lines).toEqual([
      'stdout: simulated distance: 20 ms there and back',
      "stdout: Item 0: { id: 0, name: 'Item 0' }",
      "stdout: Item 1: { id: 1, name: 'Item 1' }",
      'stdout: 2 requests on 1 connection, as the practice server saw it',
    ])
  }, 20_000)

  it('names what may have been meant', async () => {
    await expect(printed('reus')).rejects.toThrow("no saved script 'reus'; did you mean reuse?")
    await expect(printed('zzzzzz')).rejects.toThrow("no saved script 'zzzzzz'; .run lists them")
  })

  it('tells a wrong option by the exit code', async () => {
    await expect(printed('login --number 3')).rejects.toThrow('login ended with exit code 2')
  }, 20_000)

  it('ends when ctrl-c is pressed', async () => {
    const interrupt = new AbortController()
    const running = withInterruptSignal(interrupt.signal, () => printed('delay'))
    interrupt.abort(new Error('ctrl-c'))
    await expect(running).rejects.toThrow(/^delay ended with exit code (null|\d+)$/)
  }, 20_000)
})

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Repl } from '../../src/repl-enhancements/repl.ts'
import type { RecordedInput } from '../../src/repl-enhancements/session-record.ts'
import { Session } from '../../src/sessions/index.ts'
import { ShellEvaluator } from '../../src/shell/create-evaluator.ts'
import { createNamespace } from '../../src/shell/namespace.ts'
import { addShellCommands } from '../../src/shell/shell-commands.ts'
import { answer, rawServer } from '../transport/raw-server.ts'
import { plantedPractice } from './planted-practice.ts'

/** A prompt at which nobody types, and what was printed there. */
class PaperRepl extends Repl {
  readonly terminal = false
  readonly stdout = process.stdout
  readonly stderr = process.stderr
  readonly history: readonly string[] = []
  printed: string[] = []
  displayPrompt(): void {}
  close(): void {}
  override get recorded(): readonly RecordedInput[] {
    return [
      { source: 'const a = 1', output: '', succeeded: true, shown: false, awaited: [] },
      { source: 'b', output: 'ReferenceError: b\n', succeeded: false, shown: false, awaited: [] },
    ]
  }
  override async run(): Promise<boolean> {
    return true
  }
  override printAbove(text: string): void {
    this.printed.push(text)
  }
}

const repl = new PaperRepl()
const folder = mkdtempSync(join(tmpdir(), 'commands-'))
const before = new Set(Reflect.ownKeys(globalThis))

beforeAll(() => {
  const evaluator = new ShellEvaluator(
    createNamespace(plantedPractice().practice, () => async () => 0),
  )
  addShellCommands(repl, async () => evaluator)
})

afterAll(() => {
  rmSync(folder, { recursive: true })
  for (const key of Reflect.ownKeys(globalThis)) {
    if (!before.has(key)) Reflect.deleteProperty(globalThis, key)
  }
})

async function run(keyword: string, text = ''): Promise<readonly string[]> {
  repl.printed = []
  await repl.commands.get(keyword)?.action.call(repl, text)
  return repl.printed
}

describe('the commands of the shell', () => {
  test('.save FILE.ts writes a script', async () => {
    const file = join(folder, 'a b.ts')
    expect(await run('save', `'${file}'`)).toEqual([`${file}: 1 input`])
    expect(readFileSync(file, 'utf8')).toBe('const a = 1\n')
  })

  test('.save FILE.txt writes a transcript', async () => {
    const file = join(folder, 'a.txt')
    expect(await run('save', file)).toEqual([`${file}: 2 inputs`])
    expect(readFileSync(file, 'utf8')).toBe('>>> const a = 1\n>>> b\nReferenceError: b\n')
  })

  test.each(['a.ts', 'a.txt'])('.save says why %s can not be written', async (name) => {
    const file = join(folder, 'nowhere', name)
    await expect(run('save', file)).rejects.toThrow(
      `${file} can't be written: there is no folder ${join(folder, 'nowhere')}; make it first`,
    )
  })

  test('.save wants a name', async () => {
    await expect(run('save')).rejects.toThrow('.save takes the name of a file')
  })

  test('.fresh gives a new session and closes the old one', async () => {
    const old = Reflect.get(globalThis, 'session')
    let closed = 0
    old.close = () => {
      closed += 1
    }
    await run('fresh')
    const now = Reflect.get(globalThis, 'session')
    expect(now).toBeInstanceOf(Session)
    expect([now === old, closed]).toEqual([false, 1])
  })

  test('.log says what it is, takes what there is, and refuses the rest', async () => {
    expect(await run('log')).toEqual(['debug'])
    await run('log', 'conn')
    expect(await run('log')).toEqual(['conn'])
    await expect(run('log', 'loud')).rejects.toThrow('.log takes off, conn or debug')
    await run('log', 'debug')
  })

  test('.conn says what it is, takes what there is, and refuses the rest', async () => {
    await run('conn', 'off')
    expect(await run('conn')).toEqual(['off'])
    await run('conn', 'auto')
    expect(await run('conn')).toEqual(['auto'])
    await expect(run('conn', 'loud')).rejects.toThrow('.conn takes on, off or auto')
    await run('conn', 'off')
  })

  test('.conns, .bill and .fresh tell of connections, and count anew', async () => {
    const server = await rawServer((_, socket) => socket.write(answer('x')))
    const session = Reflect.get(globalThis, 'session')
    expect(await run('conns')).toEqual(['no connections'])
    await session.get(`http://127.0.0.1:${server.port}/`)
    expect((await run('conns')).join()).toMatch(/^conn .*\nc\d+ .* idle .*\n +opened: first use of/)
    expect((await run('bill')).join()).toMatch(/^1 handshake, .* · nothing was reused$/)
    await run('fresh')
    expect(await run('bill')).toEqual(['no handshakes, nothing was sent'])
    expect(await run('conns')).toEqual(['no connections'])
    expect((await run('conns', 'closed')).join()).toContain('was closed with its session')
    await expect(run('conns', 'all')).rejects.toThrow('.conns takes closed, or nothing')
    await server.close()
  })

  test('.help NAME tells what it is', async () => {
    expect((await run('help', 'session.get')).join()).toContain('session.get(url')
  })

  test('.trace tells where the last error came from', async () => {
    expect(await run('trace')).toEqual(['There was no error'])
    Reflect.set(globalThis, '_error', new Error('boom'))
    expect((await run('trace')).join()).toMatch(/^Error: boom\n\s+at /)
  })
})

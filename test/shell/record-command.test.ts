import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Repl } from '../../src/repl-enhancements/repl.ts'
import { type SessionObserver, SessionRecord } from '../../src/repl-enhancements/session-record.ts'
import { ShellEvaluator } from '../../src/shell/create-evaluator.ts'
import { openRecording } from '../../src/shell/open-recording.ts'
import { addRecordCommand } from '../../src/shell/record-command.ts'
import { ScratchFolder } from './this-runtime.ts'

/** A prompt at which inputs only appear to be executed. */
class PaperRepl extends Repl {
  readonly terminal = false
  readonly stdout = process.stdout
  readonly stderr = process.stderr
  readonly history: readonly string[] = []
  readonly record = new SessionRecord()
  displayPrompt(): void {}
  close(): void {}
  override observe(observer: SessionObserver): () => void {
    return this.record.observe(observer)
  }
  override async run(): Promise<boolean> {
    return true
  }
  override printAbove(text: string): void {
    this.printed.push(text)
  }
  printed: string[] = []
  /** An input, and what appears. */
  enter(source: string, output: string): void {
    this.record.begin(source)
    this.record.note(output)
    this.record.end({ succeeded: true, shown: true, awaited: [] })
  }
  async command(text: string): Promise<string> {
    this.printed = []
    await this.commands.get('record')?.action.call(this, text)
    return this.printed.join('\n')
  }
}

let scratch: ScratchFolder
let repl: PaperRepl
const evaluator = new ShellEvaluator({ globals: {}, modules: {}, isOwn: () => false })

beforeEach(() => {
  scratch = new ScratchFolder({})
  repl = new PaperRepl()
})

afterEach(() => scratch.remove())

test('a recording is begun, ended, and gone on with', async () => {
  addRecordCommand(repl, async () => evaluator, {})
  const file = join(scratch.path, 'a b.txt')
  expect(await repl.command('')).toBe('nothing is recorded')
  repl.enter('before', '0\n')
  expect(await repl.command(`on "${file}"`)).toBe(`${file}: recording`)
  repl.enter('a', '1\n')
  expect(await repl.command('')).toBe(`${file}: recording`)
  await expect(repl.command('on b.txt')).rejects.toThrow('.record off ends it')
  expect(await repl.command('off')).toBe(`${file}: 1 input`)
  repl.enter('between', '2\n')
  expect(await repl.command('off')).toBe('nothing is recorded')
  await repl.command('on')
  repl.enter('b', '3\n')
  expect(await repl.command('off')).toBe(`${file}: 1 input`)
  expect(readFileSync(file, 'utf8')).toBe('>>> a\n1\n>>> b\n3\n')
})

test('another file that is there is only gone on in', async () => {
  addRecordCommand(repl, async () => evaluator, { log: 'OFF' })
  const file = join(scratch.path, 'a.txt')
  writeFileSync(file, '>>> a\n1\n')
  await expect(repl.command(`on ${file}`)).rejects.toThrow(`.record append ${file}`)
  await repl.command(`append ${file}`)
  repl.enter('b', '3\n')
  await repl.command('off')
  expect(readFileSync(file, 'utf8')).toBe('>>> a\n1\n\n$ pool-repl --log off\n>>> b\n3\n')
})

test('what the command line has begun goes on until it is ended', async () => {
  const file = join(scratch.path, 'a.txt')
  const recording = openRecording(file, { options: {}, mode: 'new' })
  addRecordCommand(repl, async () => evaluator, { recording })
  repl.enter('a', '1\n')
  expect(await repl.command('off')).toBe(`${file}: 1 input`)
})

test('a recording that fails is told of, and has ended', async () => {
  const file = join(scratch.path, 'a.txt')
  const recording = openRecording(file, { options: {}, mode: 'new' })
  addRecordCommand(repl, async () => evaluator, { recording })
  recording.onFailure(new Error('no space left'))
  expect(repl.printed).toEqual([`${file} is not recorded any more: no space left`])
  expect(await repl.command('')).toBe('nothing is recorded')
})

test('anything else is refused', async () => {
  addRecordCommand(repl, async () => evaluator, {})
  await expect(repl.command('on')).rejects.toThrow('takes the name of a file')
  await expect(repl.command('maybe')).rejects.toThrow('.record takes on FILE, append FILE, or off')
  expect(existsSync(join(scratch.path, 'a.txt'))).toBe(false)
})

test('a file that can not be written is refused with what to try', async () => {
  addRecordCommand(repl, async () => evaluator, {})
  const file = join(scratch.path, 'nowhere', 'a.txt')
  await expect(repl.command(`on ${file}`)).rejects.toThrow(/nowhere; make it first$/)
  expect(await repl.command('')).toBe('nothing is recorded')
})

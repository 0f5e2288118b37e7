import { spawn } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { commandOf, poolRepl, shellLine } from './shell/this-runtime.ts'

test('an error in piped input is exit code 1, without an escape byte', () => {
  const { status, stdout, stderr } = poolRepl([], { input: 'boom\n' })
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toMatch(/^ReferenceError: .*boom/)
  expect(stderr).not.toContain('\u001b')
})

const early: readonly [name: string, code: string][] = [
  ['text', 'for (let n = 0; n < 20000; n += 1) print("line " + n)'],
  ['text over time', 'while (true) { print("line"); await time.sleep(0.01) }'],
]

test.each(early)('a reader of %s that leaves early is no error', async (_, code) => {
  const { status, stdout, stderr } = await shell(`${shellLine(['-e', code])} | head -n 1`)
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toMatch(/^line.*\n$/)
})

const slow = 'await time.sleep(0.1); print("up"); await time.sleep(30)'
const interrupted: readonly [name: string, args: readonly string[], input: string][] = [
  ['-e', ['-e', slow], ''],
  ['piped input', [], slow],
  ['-', ['-'], slow],
]

test.each(interrupted)('ctrl-c ends %s with exit code 130', async (_, args, input) => {
  const child = spawn(process.execPath, commandOf(args))
  child.stdin.end(input)
  child.stdout.once('data', () => child.kill('SIGINT'))
  const said = text(child.stderr)
  const [code, signal] = await once(child, 'close')
  // As a parent, Deno takes the code for the signal that shells mean by it.
  expect({ code: signal === 'SIGINT' ? 130 : code, stderr: await said }).toEqual({
    code: 130,
    stderr: 'KeyboardInterrupt\n',
  })
})

/** Runs a line of `sh`. */
function shell(line: string): Promise<{ status: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = spawn('sh', ['-c', line], { stdio: ['ignore', 'pipe', 'pipe'] })
    const said = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (piece: string) => {
        said[name] += piece
      })
    }
    child.once('close', (status) => resolve({ status, ...said }))
  })
}

import { afterEach, describe, expect, test } from 'vitest'
import { poolRepl, ScratchFolder } from './this-runtime.ts'

/* What inputs leave under way, replayed in processes of their own: their errors would be the tests'. */

let scratch: ScratchFolder | undefined

afterEach(() => scratch?.remove())

function checked(files: Readonly<Record<string, string>>) {
  scratch = new ScratchFolder(files)
  return poolRepl(['check', ...Object.keys(files)], { folder: scratch.path })
}

const starting = 'DEBUG:urllib3.connectionpool:Starting new HTTP connection (1): 127.0.0.1:1'
const slow = `>>> x = [1].map(() => session.get(practice.url + "/delay/0.3"))\n${starting}\n`
const done = 'DEBUG:urllib3.connectionpool:http://127.0.0.1:1 "GET /delay/0.3 HTTP/1.1" 200 3\n'

describe('what is under way', () => {
  test('at the end of a transcript breaks no check', () => {
    const { status, stdout, stderr } = checked({
      'a.txt': `${slow}>>> 1 + 1\n2\n`,
      'b.txt': slow.replace('session.', 'Session().'),
      'c.txt': '>>> setTimeout(() => { throw new Error("late") }, 20) && 1\n1\n',
      'd.txt': '>>> 1 + 1\n2\n',
    })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatch(/^4 files, 5 inputs: 4 as written$/m)
  })

  test('at the end of a shell is no output of the next', () => {
    const text = `$ pool-repl\n${slow}\n$ pool-repl\n>>> 1 + 1\n2\n`
    expect(checked({ 'a.txt': text })).toMatchObject({ status: 0, stderr: '' })
  })

  test('keeps no check from ending, and gives it no exit code', () => {
    const text = '>>> x = setInterval(() => {}, 1000)\n>>> process.exitCode = 7\n7\n'
    expect(checked({ 'a.txt': text })).toMatchObject({ status: 3, stderr: '' })
    const named = text.replace('\n7\n', '\n').replace('>>> process', '>>> _ = process')
    expect(checked({ 'a.txt': named })).toMatchObject({ status: 0, stderr: '' })
  })
})

describe('output that comes late', () => {
  test('is waited for where it is expected', () => {
    const text = `${slow}${done}>>> 1 + 1\n2\n>>> setTimeout(() => print("b"), 200) && 1\n1\nb\n>>> 2\n2\n`
    expect(checked({ 'a.txt': text })).toMatchObject({ status: 0 })
  })

  test('is missed where it does not come', () => {
    const { status, stdout } = checked({ 'a.txt': '>>> 1\n1\nmore\n>>> 2\n2\n' })
    expect(status).toBe(3)
    expect(stdout).toContain('a.txt:3: not as written, after >>> 1\n')
  })
})

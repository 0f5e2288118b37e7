import { describe, expect, it } from 'vitest'
import { tellingFrames, userFrames } from '../../src/shell/user-frames.ts'

const source = new URL('../../src/adapters/http-adapter.ts', import.meta.url)

const lines: readonly { line: string; isUsers: boolean; tells: boolean }[] = [
  { line: '    at f (<input-1>:1:2)', isUsers: true, tells: true },
  { line: '    at <input-1>:1:2', isUsers: true, tells: false },
  { line: '    at async <eval>:1:2', isUsers: true, tells: false },
  { line: '    at async g (file:///a.ts:1:2)', isUsers: true, tells: true },
  { line: '    at /a.ts:1:2', isUsers: true, tells: true },
  { line: '    at file.js:3:4', isUsers: true, tells: true },
  { line: `    at send (${source.href}:84:13)`, isUsers: false, tells: false },
  { line: `    at send (${source.pathname}:84:13)`, isUsers: false, tells: false },
  { line: '    at h (file:///x/node_modules/x/a.js:1:2)', isUsers: false, tells: false },
  { line: '    at go (node:internal/process/task_queues:95:5)', isUsers: false, tells: false },
  { line: '    at go (ext:core/01_core.js:1:2)', isUsers: false, tells: false },
  { line: '    at go (native:1:11)', isUsers: false, tells: false },
  { line: '    at new Promise (<anonymous>)', isUsers: false, tells: false },
  { line: 'Error: at a:1:2', isUsers: false, tells: false },
]

describe('the frames of the user', () => {
  for (const { line, isUsers, tells } of lines) {
    it(`${line.trim()} is ${isUsers ? 'one' : 'none'}${isUsers && !tells ? ', and tells nothing' : ''}`, () => {
      expect(userFrames(`Error: x\n${line}`)).toEqual(isUsers ? [line] : [])
      expect(tellingFrames(`Error: x\n${line}`)).toEqual(tells ? [line] : [])
    })
  }
})

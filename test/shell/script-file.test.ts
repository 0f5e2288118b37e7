import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { poolRepl, ScratchFolder } from './this-runtime.ts'

const folder = new ScratchFolder({
  'typed.ts':
    'enum Size { Small = 3 }\nconst size: Size = await Promise.resolve(Size.Small)\nconsole.log(size)\n',
  'parts.ts': "import { part } from './folder/part.ts'\nconsole.log(part)\n",
  'folder/part.ts': "export const part: string = 'part'\n",
  'arguments.mjs':
    'console.log(process.argv.length, process.argv[1] === import.meta.filename, process.argv[2])\n',
  'common.cjs': "console.log(typeof require('node:fs').readFileSync)\n",
  'code.mjs': 'process.exitCode = 9\n',
  'thrown.ts': "const what: string = 'boom'\nthrow new Error(what)\n",
  'syntax.ts': 'const a: number = 1\nconst b = = 2\n',
  'preset.mjs': 'console.log(typeof session, typeof print)\n',
})
afterAll(() => folder.remove())

interface Case {
  readonly file: string
  readonly stdout?: string
  readonly stderr?: RegExp
  readonly status?: number
}

const cases: readonly Case[] = [
  { file: 'typed.ts', stdout: '3\n' },
  { file: 'parts.ts', stdout: 'part\n' },
  { file: 'arguments.mjs', stdout: '3 true x\n' },
  { file: 'common.cjs', stdout: 'function\n' },
  { file: 'code.mjs', status: 9 },
  { file: 'thrown.ts', status: 1, stderr: /boom\n(.*\n)*.*thrown\.ts:2/ },
  { file: 'syntax.ts', status: 1, stderr: /syntax\.ts:2/ },
  { file: 'preset.mjs', stdout: 'undefined undefined\n' },
]

test.each(cases)('$file', ({ file, stdout = '', stderr = /^$/, status = 0 }) => {
  const ended = poolRepl([join(folder.path, file), 'x'])
  expect(ended.stderr).toMatch(stderr)
  expect({ status: ended.status, stdout: ended.stdout }).toEqual({ status, stdout })
})

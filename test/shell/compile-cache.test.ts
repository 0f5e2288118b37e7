import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { expect, test } from 'vitest'
import { runtimeName } from '../../src/runtime/name.ts'
import { poolRepl } from './this-runtime.ts'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
const canKeep = runtimeName === 'node' && (major > 22 || (major === 22 && minor >= 8))

test('what was compiled is kept where the runtime can do so, and nothing is said', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pool-repl-cache-'))
  try {
    const ended = poolRepl(['-p', '1'], { env: { TMPDIR: folder } })
    expect(ended).toEqual({ status: 0, stdout: '1\n', stderr: '' })
    const kept = readdirSync(folder).filter((name) => name.startsWith('node-compile-cache'))
    expect(kept.length > 0).toBe(canKeep)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { packageEntries, packageVersion } from '../../src/shell/package-entries.ts'

test('every entry of package.json leads to a source', () => {
  const entries = packageEntries()
  expect([...entries.keys()]).toContain('pool-repl')
  expect([...entries.keys()]).toContain('pool-repl/pool')
  expect([...entries.keys()]).not.toContain('pool-repl/package.json')
  for (const url of entries.values()) expect(existsSync(fileURLToPath(url)), url).toBe(true)
})

test('the version is that of package.json', () => {
  const file = new URL('../../package.json', import.meta.url)
  expect(packageVersion()).toBe(JSON.parse(readFileSync(file, 'utf8')).version)
})

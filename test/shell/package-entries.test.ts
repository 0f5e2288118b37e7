import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { packageCommand, packageEntries, packageVersion } from '../../src/shell/package-entries.ts'

test('every entry of package.json leads to a source', () => {
  const entries = packageEntries()
  expect([...entries.keys()]).toContain('pool-repl')
  expect([...entries.keys()]).toContain('pool-repl/pool')
  expect([...entries.keys()]).not.toContain('pool-repl/package.json')
  for (const url of entries.values()) expect(existsSync(fileURLToPath(url)), url).toBe(true)
})

test('the command leads to a source', () => {
  expect(packageCommand()).toMatch(/src.cli\.ts$/)
  expect(existsSync(fileURLToPath(packageCommand()))).toBe(true)
})

test('the version is that of package.json', () => {
  const file = new URL('../../package.json', import.meta.url)
  expect(packageVersion()).toBe(JSON.parse(readFileSync(file, 'utf8')).version)
})

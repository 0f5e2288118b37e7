import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { userAgent, version } from '../../src/http/product.ts'

test('the version is the one of the package', () => {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  expect(manifest).toContain(`"version": "${version}"`)
})

test('the name that requests carry has it', () => {
  expect(userAgent).toBe(`pool-repl/${version}`)
})

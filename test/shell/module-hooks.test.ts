import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { initialize, type Resolved, resolve, withEntries } from '../../src/shell/module-hooks.ts'
import { ScratchFolder } from './this-runtime.ts'

const entries = new Map([
  ['pool-repl', 'file:///p/index.js'],
  ['pool-repl/pool', 'file:///p/pool/index.js'],
])
initialize(entries)

const folder = new ScratchFolder({
  'module.ts': "import { a } from './a.ts'\n",
  'bare.ts': 'const a: number = await 1\n',
  'common.ts': "const fs = require('node:fs')\n",
  'module.js': 'export const a = 1\n',
  'common.js': 'const a = 1\n',
})
afterAll(() => folder.remove())

const urlOf = (name: string) => pathToFileURL(join(folder.path, name)).href

describe('resolve', () => {
  const names: readonly [specifier: string, asked: string][] = [
    ['pool-repl', 'file:///p/index.js'],
    ['pool-repl/pool', 'file:///p/pool/index.js'],
    ['pool-repl/nothing', 'pool-repl/nothing'],
    ['pool-replica', 'pool-replica'],
    ['./a.ts', './a.ts'],
  ]
  test.each(names)('%s', (specifier, asked) => {
    const found = resolve(specifier, {}, (wanted) => ({ url: wanted, format: 'module' }))
    expect(found).toEqual({ url: asked, format: 'module' })
  })

  const formats: readonly [
    file: string,
    format: string | undefined,
    outcome: string | undefined,
  ][] = [
    ['module.ts', 'commonjs', 'module'],
    ['bare.ts', 'commonjs', 'module'],
    ['bare.ts', undefined, 'module'],
    ['common.ts', 'commonjs', 'commonjs'],
    ['module.js', 'commonjs', 'module'],
    ['common.js', 'commonjs', 'commonjs'],
    ['common.js', 'json', 'json'],
    ['absent.js', 'commonjs', 'commonjs'],
  ]
  test.each(formats)('%s as %s is %s', async (file, format, outcome) => {
    const found: Resolved = { url: urlOf(file), format }
    expect(await resolve('x', {}, async () => found)).toEqual({ ...found, format: outcome })
    expect(resolve('x', {}, () => found)).toEqual({ ...found, format: outcome })
  })

  test("takes tsx's mark of CommonJS off a module", () => {
    const url = `${urlOf('module.ts')}%3Ftsx-commonjs-export-preparse=1?tsx-x=1`
    const found = resolve('x', {}, () => ({ url, format: 'commonjs' }))
    expect(found).toEqual({ url: urlOf('module.ts'), format: 'module' })
  })
})

describe('withEntries', () => {
  const place = 'file:///p/index.js'
  const pool = 'file:///p/pool/index.js'
  const cases: readonly [source: string, outcome: string][] = [
    ["import { a } from 'pool-repl'", `import { a } from '${place}'`],
    ['import * as a from "pool-repl/pool";', `import * as a from "${pool}";`],
    ["import {\n  a,\n} from 'pool-repl'", `import {\n  a,\n} from '${place}'`],
    ["import 'pool-repl'", `import '${place}'`],
    ["export * from 'pool-repl'", `export * from '${place}'`],
    ["const a = await import('pool-repl')", `const a = await import('${place}')`],
    ["a();import b from 'pool-repl'", `a();import b from '${place}'`],
    // as Deno prints a comment above an import
    ["/*\n * a\n */ import b from 'pool-repl'", `/*\n * a\n */ import b from '${place}'`],
    ["import a from 'x'\nimport b from 'pool-repl'", `import a from 'x'\nimport b from '${place}'`],
    ["import a from 'pool-replica'", "import a from 'pool-replica'"],
    ["import a from 'pool-repl/none'", "import a from 'pool-repl/none'"],
    ["print('pool-repl')", "print('pool-repl')"],
  ]
  test.each(cases)('%s', (source, outcome) => {
    expect(withEntries(source, entries)).toBe(outcome)
  })
})

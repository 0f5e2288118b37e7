import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { savedScript, savedScriptLines, savedScripts } from '../../src/shell/saved-scripts.ts'

it('has every script of the documents, each with a line on it', () => {
  expect(savedScripts().map(({ name }) => name)).toEqual([
    'basic-session',
    'benchmark',
    'considerations',
    'delay',
    'login',
    'logs',
    'manual-session',
    'pool-settings',
    'reuse',
  ])
  for (const { about, file } of savedScripts()) {
    expect(about).toMatch(/^The (question|guide|article): .*\.$/)
    expect(existsSync(file)).toBe(true)
  }
})

it('lists them in 80 columns', () => {
  const lines = savedScriptLines()
  expect(lines[0]).toMatch(/^basic-session {3}The guide: /)
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(80)
})

const unknown: readonly [name: string, complaint: string][] = [
  ['reus', "there is no saved script 'reus'; did you mean reuse?"],
  ['basic', "there is no saved script 'basic'; did you mean basic-session?"],
  ['benhcmark', "there is no saved script 'benhcmark'; did you mean benchmark?"],
  ['zzzzzzzzzzzz', "there is no saved script 'zzzzzzzzzzzz'; 'pool-repl scripts' lists them"],
]

it('finds one by its name', () => {
  expect(savedScript('reuse')).toMatchObject({ name: 'reuse' })
})

it.each(unknown)('does not find %s', (name, complaint) => {
  expect(savedScript(name)).toBe(complaint)
})

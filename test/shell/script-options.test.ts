import process from 'node:process'
import { afterEach, beforeEach, describe, expect, type MockInstance, test, vi } from 'vitest'
import { parseScriptOptions } from '../../src/shell/script-options.ts'

const spec = { name: 'compared', url: 'http://a.example', number: 7, stacks: ['django'] }
const none = {
  url: undefined,
  number: undefined,
  rttMs: undefined,
  json: false,
  stack: undefined,
  save: undefined,
  against: undefined,
  verbose: false,
}

let stdout: MockInstance<typeof process.stdout.write>
let stderr: MockInstance<typeof process.stderr.write>

beforeEach(() => {
  stdout = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})

afterEach(() => {
  vi.restoreAllMocks()
})

function said(mock: MockInstance): string {
  return mock.mock.calls.map(([text]) => String(text)).join('')
}

function parsed(line: string, given = spec) {
  return parseScriptOptions(
    given,
    line.split(' ').filter((word) => word !== ''),
  )
}

const cases: readonly [line: string, options: object][] = [
  ['', {}],
  ['--number 20', { number: 20 }],
  ['--url http://localhost:8080/', { url: 'http://localhost:8080' }],
  ['--rtt 40ms', { rttMs: 40 }],
  ['-v', { verbose: true }],
  ['--json --save a.json --against b.json', { json: true, save: 'a.json', against: 'b.json' }],
  ['--stack django', { stack: 'django' }],
]

describe('the options of a script', () => {
  test.each(cases)('%s', (line, options) => {
    expect(parsed(line)).toEqual({ ...none, ...options })
  })

  test('are told in 80 columns', () => {
    expect(parsed('--help')).toBe(0)
    const help = said(stdout)
    expect(help).toContain('Usage: compared [options]')
    expect(help).toContain('how many calls a side; 7 if left out')
    expect(help.split('\n').filter((text) => text.length > 80)).toEqual([])
  })

  test('has no number where nothing is counted', () => {
    expect(parseScriptOptions({ name: 'plain', url: spec.url }, ['--number', '3'])).toBe(2)
    expect(said(stderr)).toContain("unknown option '--number'")
  })
})

const complaints: readonly [line: string, words: string][] = [
  ['--numbr 3', 'Did you mean --number?'],
  ['--number 0', 'a whole number from 1 to 100000'],
  ['--number many', 'a whole number from 1 to 100000'],
  ['--url a.example', 'an address such as http://localhost:8080'],
  ['--url ftp://a.example', 'an address such as http://localhost:8080'],
  ['--rtt 40', 'such as 40ms or 0.04s'],
  ['--rtt 40ms --url http://a', 'cannot be used with'],
  ['--stack rails', 'Allowed choices are django'],
  ['--stack django --rtt 40ms', 'cannot be used with'],
  ['something', 'too many arguments'],
]

describe('a complaint', () => {
  test.each(complaints)('about %s', (line, words) => {
    expect(parsed(line)).toBe(2)
    expect(said(stderr)).toContain(words)
    expect(said(stdout)).toBe('')
  })
})

import { describe, expect, it } from 'vitest'
import {
  compareResults,
  parseScriptResult,
  type RatioResult,
  type ScriptResult,
} from '../../src/shell/script-result.ts'

const ratio: RatioResult = { ratio: 3, low: 2.5, high: 3.5 }
const saved: ScriptResult = {
  script: 'reuse',
  url: 'http://a.example',
  number: 10,
  rtt: 0,
  stack: null,
  runtime: 'node 20.0.0',
  version: '0.1.0',
  requests: 20,
  connections: 11,
  practice: { requests: 20, connections: 11 },
  parts: { apart: { requests: 10, connections: 10 } },
  compared: { requests: 6, connections: 4 },
  sides: { session: { calls: 3, connections: 1 }, apart: { calls: 3, connections: 3 } },
  ratios: { 'session faster': ratio },
  relations: { 'session faster': 'yes', 'logged in': 'yes' },
  comparisons: {},
}

describe('a result that was saved', () => {
  it('is read again', () => {
    expect(parseScriptResult(JSON.stringify(saved), 'reuse')).toEqual(saved)
  })

  const unusable: readonly [text: string, complaint: string][] = [
    ['', 'this is no result of a saved script'],
    ['[]', 'this is no result of a saved script'],
    ['{"script":"reuse"}', 'this is no result of a saved script'],
    [JSON.stringify({ ...saved, script: 'delay' }), 'this is a result of delay, not of reuse'],
  ]
  for (const [text, complaint] of unusable) {
    it(`is refused: ${complaint} (${text.slice(0, 20)})`, () => {
      expect(() => parseScriptResult(text, 'reuse')).toThrow(complaint)
    })
  }
})

function differing(now: Partial<ScriptResult>, before: Partial<ScriptResult> = {}) {
  return compareResults({ ...saved, ...now }, { ...saved, ...before })
    .filter(({ same }) => !same)
    .map(({ text }) => text)
}

function ratios(given: RatioResult): Partial<ScriptResult> {
  return { ratios: { 'session faster': given } }
}

const open = { ratio: 9, low: null, high: null }

const differences: readonly [name: string, now: Partial<ScriptResult>, texts: readonly string[]][] =
  [
    ['nothing', {}, []],
    ['other times, and the requests', { requests: 21, runtime: 'bun 1.0.0' }, []],
    ['connections', { connections: 12 }, ['connections: 8, saved was 7']],
    [
      'a comparison of another length',
      {
        connections: 27,
        compared: { requests: 40, connections: 20 },
        sides: { session: { calls: 20, connections: 1 }, apart: { calls: 20, connections: 20 } },
      },
      [],
    ],
    [
      'the connections of a side',
      { sides: { ...saved.sides, session: { calls: 3, connections: 2 } } },
      ['connections of session: 0.5 a call, saved was 1'],
    ],
    [
      'the connections of a part',
      { parts: { apart: { requests: 10, connections: 9 } } },
      ['connections of apart: 9, saved was 10'],
    ],
    ['a part', { parts: {} }, ['connections of apart: none, saved was 10']],
    ['an interval that still overlaps', ratios({ ratio: 4, low: 3.4, high: 4.6 }), []],
    [
      'an interval beside that of before',
      ratios({ ratio: 5, low: 4, high: 6 }),
      ['session faster: 5.00× (4.00–6.00), outside of what was saved: 3.00× (2.50–3.50)'],
    ],
    ['an interval that is not known', ratios(open), []],
    [
      'what is found in words',
      { relations: { 'session faster': 'yes', 'logged in': 'no' } },
      ['logged in: no, saved was yes'],
    ],
    ['words that are those of a ratio', { relations: { 'logged in': 'yes' } }, []],
  ]

describe('beside a saved result', () => {
  for (const [name, now, texts] of differences) {
    it(`tells ${name}`, () => {
      expect(differing(now)).toEqual(texts)
    })
  }

  it('names what is the same as well', () => {
    expect(compareResults(saved, saved).map(({ text }) => text)).toEqual([
      'connections: 7, as saved',
      'connections of apart: 10, as saved',
      'connections of session: 1, as saved',
      'connections of apart: 1 a call, as saved',
      'session faster: 3.00× (2.50–3.50), within what was saved: 3.00× (2.50–3.50)',
      'logged in: yes, as saved',
    ])
  })
})

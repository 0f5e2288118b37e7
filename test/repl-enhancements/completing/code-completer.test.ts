import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CodeCompleter } from '../../../src/repl-enhancements/completing/code-completer.ts'

let touched: string[] = []

class Planted {
  field = { inner: 1 }
  get trap(): object {
    touched.push('getter')
    return { inner: 1 }
  }
  method(): object {
    touched.push('method')
    return { inner: 1 }
  }
  _private = 1
}

const proxy = new Proxy(
  { hidden: 1 },
  {
    get: () => touched.push('get'),
    has: () => touched.push('has') > 0,
    ownKeys: () => {
      touched.push('ownKeys')
      return []
    },
    getPrototypeOf: () => {
      touched.push('getPrototypeOf')
      return null
    },
    getOwnPropertyDescriptor: () => {
      touched.push('getOwnPropertyDescriptor')
      return undefined
    },
  },
)

const planted = {
  zzPlanted: new Planted(),
  zzProxy: proxy,
  zzInherits: Object.create(proxy),
  zzList: [{ inner: 1 }],
  zzData: { 'a-b': 1, ab: 2, deep: { er: { est: 1 } } },
  zzText: 'text',
  zzBytes: new Uint8Array(100_000),
}

beforeAll(() => {
  Object.assign(globalThis, planted)
  Object.defineProperty(globalThis, 'zzTrap', {
    configurable: true,
    get: () => touched.push('global getter'),
  })
})

afterAll(() => {
  for (const name of [...Object.keys(planted), 'zzTrap']) Reflect.deleteProperty(globalThis, name)
})

const completer = new CodeCompleter({
  commands: () => ['help', 'exit', 'load', 'log'],
  words: { log: ['off', 'conn', 'debug'] },
  knowledge: {
    members: (chain) => (chain.at(-1)?.called ? ['status_code', 'text'] : undefined),
    options: ({ callee }) => (callee.at(-1)?.name === 'get' ? ['timeout', 'params', 'verify'] : []),
  },
})

function candidates(before: string): readonly string[] {
  return completer.complete(before)[0]
}

const cases: readonly (readonly [before: string, candidates: readonly string[]])[] = [
  ['zzPl', ['zzPlanted']],
  ['zzTr', ['zzTrap']],
  ['x = zzPl', ['zzPlanted']],
  ['f(zzPl', ['zzPlanted']],
  ['`${zzPl', []],
  ['zzPlanted.', ['field', 'method', 'trap']],
  ['zzPlanted?.fi', ['field']],
  ['zzPlanted._', ['_private']],
  ['zzPlanted.toS', ['toString']],
  ['zzPlanted.field.', ['inner']],
  ['zzPlanted\n  .field\n  .in', ['inner']],
  ['zzPlanted.trap.', []],
  ['zzPlanted["field"].', ['inner']],
  ['zzList[0].', ['inner']],
  ['zzList[index].', []],
  ['zzData.', ['ab', 'deep']],
  ['zzData.deep.er.', ['est']],
  ['zzText.toUpp', ['toUpperCase']],
  ['zzBytes.byteL', ['byteLength']],
  ['zzProxy.', []],
  ['zzInherits.', []],
  ['zzTrap.', []],
  ['zzMissing.', []],
  ['(1 + 2).', []],
  ['1.', []],
  ['5', []],
  ["'zzPl", []],
  ['"zzPl', []],
  ['`zzPl', []],
  ['// zzPl', []],
  ['# zzPl', []],
  ['/* zzPl */ zzPl', ['zzPlanted']],
  ["'a'; zzPl", ['zzPlanted']],
  ['s.get(u).', ['status_code', 'text']],
  ['s.get(u, f(")")).te', ['text']],
  ['s.get(u, ti', ['timeout=']],
  ['s.get(u, ', ['params=', 'timeout=', 'verify=']],
  ['s.get(u, timeout=5, ', ['params=', 'verify=']],
  ['s.get(u, { timeout: 5, p', ['params: ']],
  ['s.get({ p', ['params: ']],
  ['s.get(u, headers={ zzPl', ['zzPlanted']],
  ['s.get(f(u, x), ve', ['verify=']],
  ['s.get(u, "a, b", ve', ['verify=']],
  ['s.get(u, timeout=zzPl', ['zzPlanted']],
  ['s.get(u, zzPl', ['zzPlanted']],
  ['s.get(zzPl', ['zzPlanted']],
  ['s.get(u, (zzPl', ['zzPlanted']],
  ['s.get(u).f(ti', []],
  ['.', ['.exit', '.help', '.load', '.log']],
  ['.lo', ['.load', '.log']],
  ['.log ', ['off', 'conn', 'debug']],
  ['.log c', ['conn']],
  ['.help zzPlanted.fi', ['field']],
  ['.exit now', []],
  [
    '.load test/repl-enhancements/completing/code-c',
    ['test/repl-enhancements/completing/code-completer.test.ts'],
  ],
  ['.load test/repl-enhancements/comp', ['test/repl-enhancements/completing/']],
  ['.load nowhere/at', []],
]

describe('CodeCompleter', () => {
  test.each(cases)('%j', (before, expected) => {
    expect(candidates(before)).toEqual(expected)
  })

  test('touches nothing, whatever stands before the cursor', () => {
    touched = []
    const starts = [
      ...['zzPlanted', 'zzPlanted.trap', 'zzPlanted.method()', 'zzPlanted.trap.inner', 'zzTrap'],
      ...['zzProxy', 'zzProxy.hidden', 'zzInherits', 'zzProxy["hidden"]', 'zzInherits.hidden'],
    ]
    const ends = ['.', '.i', '.tr', '?.', '.trap.', '(', '(a, ', '({ ', '[0].', '.constructor.']
    const fronts = ['', 'f(', 'const x = ', '[...', '.help ', 'await ']
    const lines = fronts.flatMap((front) =>
      starts.flatMap((start) => ends.map((end) => front + start + end)),
    )
    expect(lines.length).toBeGreaterThan(200)
    for (const line of lines) completer.complete(line)
    expect(touched).toEqual([])
  })
})

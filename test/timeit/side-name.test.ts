import { expect, test } from 'vitest'
import { sideNames } from '../../src/timeit/side-name.ts'

/** A function that is not called anything, with a source of its own. */
function from(source: string): () => unknown {
  const unnamed = () => undefined
  Object.defineProperty(unnamed, 'name', { value: '' })
  Object.defineProperty(unnamed, 'toString', { value: () => source })
  return unnamed
}

const cases: [statement: unknown, name: string][] = [
  [from('() => session.get(url)'), 'session.get'],
  [from('async () => { const r = await requests.get(url); return r.text }'), 'requests.get'],
  [from('function () { return new Session().get(u) }'), 'Session'],
  [from('async function(a = f(1)) { await fetch(u) }'), 'fetch'],
  [from('x => x'), 'a'],
  [from('() => 1 + 1'), 'a'],
  [from(`() => ${'long.'.repeat(10)}name()`), 'a'],
  // As the prompt rewrites calls with keyword arguments.
  [
    from('() => $$.memberKeywords(session,"get","session.get",null).positional(u).call()'),
    'session.get',
  ],
  ['session.get(url)', 'session.get'],
  ['x = 1', 'a'],
  [function fetchAll() {}, 'fetchAll'],
]

for (const [statement, name] of cases) {
  test(`${String(statement)} is called ${name}`, () => {
    expect(sideNames([statement])).toEqual([name])
  })
}

test('equal names are numbered, and letters tell the others apart', () => {
  const get = from('() => session.get(url)')
  expect(sideNames([get, get, from('() => 1'), get])).toEqual([
    'session.get',
    'session.get (2)',
    'c',
    'session.get (3)',
  ])
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { feed } from '../../src/events/feed.ts'
import type { Completer } from '../../src/repl-enhancements/editing/completion.ts'
import { createCompleter } from '../../src/shell/completer.ts'
import { ShellEvaluator } from '../../src/shell/create-evaluator.ts'
import { createNamespace, type Namespace } from '../../src/shell/namespace.ts'
import { plantedPractice } from './planted-practice.ts'

let completer: Completer
let namespace: Namespace
const { practice, touched } = plantedPractice()

beforeAll(() => {
  namespace = createNamespace(practice, () => async () => 0)
  new ShellEvaluator(namespace).define('url', 'http://127.0.0.1:1/')
  completer = createCompleter(namespace.isOwn, () => ['help', 'save', 'log'])
})

afterAll(() => {
  for (const name of [...Object.keys(namespace.globals), 'url'])
    Reflect.deleteProperty(globalThis, name)
})

const cases: readonly (readonly [before: string, candidates: readonly string[]])[] = [
  // not `sess`: Deno has a sessionStorage besides
  ['practi', ['practice']],
  ['session.ge', ['get', 'get_adapter', 'get_redirect_target']],
  ['session.get(url, ti', ['timeout=']],
  ['session.get(url, { ti', ['timeout: ']],
  ['session.get(url, timeout=5, allow', ['allow_redirects=']],
  ['session.get(url).sta', ['status_code']],
  // what only other rooms need is no member to look for
  ['session.get(url).rea', ['read', 'reason']],
  ['session.get(url).lo', ['location']],
  ['session.get(url).headers.lo', ['lower_items']],
  ['session.headers.lo', ['lower_items']],
  ['requests.Session().pro', ['proxies']],
  ['requests.get(url).js', ['json']],
  ['requests.get(url, veri', ['verify=']],
  ['HTTPAdapter(pool_m', ['pool_maxsize=']],
  ['requests.adapters.HTTPAdapter(pool_b', ['pool_block=']],
  ['logging.basicConfig(le', ['level=']],
  ['logging.getLogger("a").setL', ['setLevel']],
  ['timeit.timeit("1", nu', ['number=']],
  ['timeit.re', ['repeat']],
  ['practice.conn', ['connections']],
  ['.lo', ['.log']],
  ['.log ', ['off', 'conn', 'debug']],
]

describe('the completer of the shell', () => {
  test.each(cases)('%j', async (before, candidates) => {
    expect((await completer(before))[0]).toEqual(candidates)
  })

  test('sends nothing and runs no getter, whatever stands before the cursor', async () => {
    const owners = ['session', 'requests', 'practice', 'logging', 'timeit', 'session.get(url)']
    const more = [
      'requests.get(url).headers',
      'session.headers',
      'practice.connections()',
      'Session',
    ]
    const ends = ['.', '.u', '(', '(url, ', '(url, { ', '.get(url, ti', '.headers.', '.url.']
    const fronts = ['', 'print(', 'const x = ', '.help ']
    const lines = fronts.flatMap((front) =>
      [...owners, ...more].flatMap((owner) => ends.map((end) => front + owner + end)),
    )
    expect(lines.length).toBeGreaterThan(200)
    const events: unknown[] = []
    const unsubscribe = feed.listen((event) => events.push(event))
    for (const line of lines) await completer(line)
    unsubscribe()
    expect({ touched, events }).toEqual({ touched: [], events: [] })
  })
})

import { afterAll, describe, expect, it } from 'vitest'
import { Practice } from '../../src/practice/index.ts'
import { createNamespace } from '../../src/shell/namespace.ts'

const practice = Practice.start()
afterAll(() => practice.close())
const { globals, modules, isOwn } = createNamespace(practice, () => async () => 0)

const preloaded = [
  'requests',
  'session',
  'Session',
  'HTTPAdapter',
  'logging',
  'timeit',
  'compare',
  'time',
  'print',
  'globals',
  'practice',
  'conns',
  'bill',
  'True',
  'False',
  'None',
]

/** By path from the names of the shell: whether it takes keyword arguments. */
const callables: Readonly<Record<string, boolean>> = {
  'requests.get': true,
  'requests.Session': true,
  'requests.adapters.HTTPAdapter': true,
  'session.get': true,
  'session.mount': true,
  'logging.basicConfig': true,
  'logging.getLogger': true,
  'timeit.timeit': true,
  timeit: true,
  compare: true,
  'time.sleep': true,
  print: true,
  conns: true,
  bill: true,
  'bill.reset': true,
  'practice.connections': true,
  'session.toString.call': false,
}

describe('the names of the shell', () => {
  it('are those that are preloaded, no others', () => {
    expect(Object.keys(globals).sort()).toEqual([...preloaded].sort())
  })

  it('have the values of Python', () => {
    expect([globals.True, globals.False, globals.None]).toEqual([true, false, null])
  })

  for (const name of [
    'requests',
    'requests.adapters',
    'requests.exceptions',
    'logging',
    'timeit',
    'time',
  ]) {
    it(`can be imported from ${name}`, () => {
      // `timeit` can be called, too.
      expect(modules[name]).toBeTypeOf(name === 'timeit' ? 'function' : 'object')
    })
  }

  for (const [path, own] of Object.entries(callables)) {
    it(`${own ? 'take' : 'do not take'} keyword arguments in ${path}`, () => {
      const callee = path
        .split('.')
        .reduce<unknown>((at, key) => Reflect.get(Object(at), key), globals)
      expect(callee).toBeTypeOf('function')
      expect(isOwn(callee)).toBe(own)
    })
  }
})

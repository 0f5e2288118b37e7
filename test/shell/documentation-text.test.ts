import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ShellEvaluator } from '../../src/shell/create-evaluator.ts'
import { documentationText } from '../../src/shell/documentation-text.ts'
import { createNamespace, type Namespace } from '../../src/shell/namespace.ts'
import { plantedPractice } from './planted-practice.ts'

let namespace: Namespace
const { practice, touched } = plantedPractice()

beforeAll(() => {
  namespace = createNamespace(practice, () => async () => 0)
  const evaluator = new ShellEvaluator(namespace)
  evaluator.define('mine', function mine(a: number) {
    return a
  })
  evaluator.define('numbers', [1, 2])
})

afterAll(() => {
  for (const name of [...Object.keys(namespace.globals), 'mine', 'numbers']) {
    Reflect.deleteProperty(globalThis, name)
  }
})

/** What stands in the text, in this order. */
const cases: readonly (readonly [name: string, ...parts: string[]])[] = [
  [
    'session.get',
    'session.get(url: UrlInput, options?: RequestOptions): Pending<Response>',
    'timeout=',
  ],
  [
    'requests.get',
    'requests.get(url',
    '  Sends a GET request over a connection of its own.',
    'verify=',
  ],
  ['Session', 'class Session', '  Sends requests with settings, cookies and connections in common'],
  ['session', 'class Session'],
  ['requests.Session', 'class Session'],
  ['HTTPAdapter', 'class HTTPAdapter', 'pool_connections=, pool_maxsize='],
  [
    'session.headers',
    'session.headers: ',
    "  Sent with every request; a request's own headers win.",
  ],
  ['timeit.timeit', 'timeit.timeit', '  Runs the setup once', 'number='],
  ['timeit', 'interface Timeit', "  Python's `timeit` module; called itself", 'number='],
  ['compare', 'compare: (...args', '  Compares how long functions take', 'seed=', 'number='],
  ['logging.basicConfig', 'logging.basicConfig(', '  Gives the root logger a handler', 'level='],
  ['print', 'print(...values: unknown[]): void', '  Writes values on one line'],
  ['practice.url', 'practice.url: string'],
  ['requests', 'requests: ', '  The module `requests`'],
  ['mine', 'mine: function mine(a'],
  ['Math.max', 'Math.max: function max'],
  ['numbers', 'numbers: an object of Array'],
  ['nowhere.to.be.found', 'Nothing is known of nowhere.to.be.found'],
]

describe('documentationText', () => {
  test.each(cases)('of %s', (name, ...parts) => {
    const text = documentationText(name, namespace.isOwn)
    let at = -1
    for (const part of parts) {
      expect(text.slice(at + 1)).toContain(part)
      at = text.indexOf(part, at + 1)
    }
  })

  test('fits into 80 columns and a few lines', () => {
    for (const [name] of cases) {
      const lines = documentationText(name, namespace.isOwn).split('\n')
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(80)
      expect(lines.length).toBeLessThan(12)
    }
  })

  test('ends with a sentence', () => {
    for (const name of ['compare', 'practice', 'Session', 'timeit', 'print']) {
      const lines = documentationText(name, namespace.isOwn).split('\n').slice(1)
      const doc = lines.filter((line) => !line.endsWith('='))
      expect(doc.at(-1), name).toMatch(/[.!?]$/)
    }
  })

  test('runs no getter', () => {
    for (const name of ['practice', 'practice.url', 'practice.port', 'practice.url.length']) {
      documentationText(name, namespace.isOwn)
    }
    expect(touched).toEqual([])
  })
})

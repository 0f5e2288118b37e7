import { expect, test } from 'vitest'
import { resolveUrl } from '../../src/http/resolve-url.ts'

/** What Python's urljoin gave. */
const cases: readonly (readonly [base: string, reference: string, result: string])[] = [
  ['http://h/a/b/c?q#f', 'd', 'http://h/a/b/d'],
  ['http://h/a/b/c?q#f', '../d', 'http://h/a/d'],
  ['http://h/a/b/c', '/d', 'http://h/d'],
  ['http://h/a', '//o/x', 'http://o/x'],
  ['http://h/a', 'https://o/x', 'https://o/x'],
  ['http://h/a?q', '?r', 'http://h/a?r'],
  ['http://h/a?q', '#f', 'http://h/a?q#f'],
  ['http://h/a/', '.', 'http://h/a/'],
  ['http://h/a/b', '..', 'http://h/'],
  ['http://h', 'x', 'http://h/x'],
  ['http://h/a', 'b;', 'http://h/b'],
  ['http://h/a//b/', 'c', 'http://h/a/b/c'],
  ['', 'x', 'x'],
  ['http://h/a', '', 'http://h/a'],
  ['http://h/a', '../../../x', 'http://h/x'],
]

for (const [base, reference, result] of cases) {
  test(`'${reference}' at '${base}' is '${result}'`, () => {
    expect(resolveUrl(base, reference)).toBe(result)
  })
}

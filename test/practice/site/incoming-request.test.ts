import { describe, expect, it } from 'vitest'
import { splitTarget } from '../../../src/practice/site/incoming-request.ts'

const cases = [
  { target: '/', path: '/', query: [] },
  { target: '/a%20b?c=d&c=e', path: '/a%20b', query: ['c=d', 'c=e'] },
  { target: '/a?b?c=%C3%A4', path: '/a', query: ['b?c=ä'] },
  { target: '/a?', path: '/a', query: [] },
  { target: 'http://h.test/a?b=c', path: '/a', query: ['b=c'] },
  { target: 'HTTPS://h.test:1?b=c', path: '/', query: ['b=c'] },
  { target: 'http://h.test', path: '/', query: [] },
  { target: '//a/b', path: '//a/b', query: [] },
  { target: '*', path: '*', query: [] },
]

describe('splitTarget', () => {
  for (const { target, path, query } of cases) {
    it(`splits ${target}`, () => {
      const split = splitTarget(target)
      expect(split.path).toBe(path)
      expect([...split.query].map((pair) => pair.join('='))).toEqual(query)
    })
  }
})

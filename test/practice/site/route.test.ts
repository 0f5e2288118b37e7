import { describe, expect, it } from 'vitest'
import { MalformedPath, matchPath } from '../../../src/practice/site/route.ts'

const cases = [
  { pattern: '/', path: '/', values: {} },
  { pattern: '/get', path: '/get', values: {} },
  { pattern: '/get', path: '/g%65t', values: {} },
  { pattern: '/get', path: '/get/', values: null },
  { pattern: '/get', path: '/GET', values: null },
  { pattern: '/status/{code}', path: '/status/200', values: { code: '200' } },
  { pattern: '/status/{code}', path: '/status/', values: null },
  { pattern: '/status/{code}', path: '/status/a%2Fb', values: { code: 'a/b' } },
  { pattern: '/status/{code}', path: '/status/1/2', values: null },
  { pattern: '/a/{x}/{y}', path: '/a/1/%C3%A4', values: { x: '1', y: 'ä' } },
  { pattern: '/any/{...rest}', path: '/any/1/2', values: { rest: '1/2' } },
  { pattern: '/any/{...rest}', path: '/any', values: null },
]

describe('matchPath', () => {
  for (const { pattern, path, values } of cases) {
    it(`finds ${JSON.stringify(values)} in ${path} by ${pattern}`, () => {
      expect(matchPath(pattern, path)).toEqual(values)
    })
  }

  for (const path of ['/%', '/%zz', '/%E4']) {
    it(`refuses ${path}`, () => {
      expect(() => matchPath('/{a}', path)).toThrow(MalformedPath)
    })
  }
})

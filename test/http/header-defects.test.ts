import { describe, expect, it } from 'vitest'
import { headerDefects } from '../../src/http/header-defects.ts'
import { HeaderLines } from '../../src/http/header-lines.ts'

const noBoundary = ['NoBoundaryInMultipartDefect']
const cases: readonly (readonly [
  contentType: string,
  defects: readonly string[],
  encoding?: string,
])[] = [
  ['multipart/mixed', noBoundary],
  ['MULTIPART/X; a=b', noBoundary],
  ['multipart/', noBoundary],
  ['multipart/x', noBoundary, 'base64'],
  ['multipart/form-data;boundary=x', []],
  ['multipart/x; Boundary', []],
  ['multipart/x;boundary=', []],
  ['multipart', []],
  ['multipart/x/y', []],
  ['text/plain', [], 'base64'],
  ['multipart/x; boundary=b', ['InvalidMultipartContentTransferEncodingDefect'], 'base64'],
  ['multipart/x; boundary=b', [], 'Binary'],
]

describe('the defects of a head', () => {
  for (const [contentType, defects, encoding] of cases) {
    it(`with ${contentType}${encoding ? ` in ${encoding}` : ''}: ${defects.join() || 'none'}`, () => {
      const headers = HeaderLines.of([
        ['content-type', contentType],
        ['Content-Type', 'text/plain'],
        ...(encoding === undefined ? [] : [['Content-Transfer-Encoding', encoding] as const]),
      ])
      expect(headerDefects(headers)).toEqual(defects)
    })
  }

  it('are none where there is no Content-Type', () => {
    expect(headerDefects(HeaderLines.of([]))).toEqual([])
  })
})

import { expect, test } from 'vitest'
import { HeaderLines } from '../../src/http/header-lines.ts'
import { isChunked } from '../../src/http/transfer-encoding.ts'

const cases: readonly (readonly [lines: readonly string[], chunked: boolean])[] = [
  [[], false],
  [['chunked'], true],
  [['Chunked '], true],
  [['gzip, chunked'], true],
  [['gzip', 'chunked'], true],
  [['chunked, identity'], false],
  [['chunked', 'identity'], false],
  [['x-chunked'], false],
  [['not chunked'], false],
]

for (const [lines, chunked] of cases) {
  test(`Transfer-Encoding: ${lines.join(' | ')} ${chunked ? 'means' : 'means no'} chunks`, () => {
    const headers = HeaderLines.of(lines.map((value) => ['Transfer-Encoding', value]))
    expect(isChunked(headers)).toBe(chunked)
  })
}

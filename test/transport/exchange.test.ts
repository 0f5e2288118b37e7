import { describe, expect, it } from 'vitest'
import { HeaderLines } from '../../src/http/header-lines.ts'
import type { RawHeader } from '../../src/http/raw-headers.ts'
import { announcedLength } from '../../src/transport/exchange.ts'

const cases: readonly {
  name: string
  method?: string
  status?: number
  headers: RawHeader[]
  length: number | null
}[] = [
  { name: 'is what Content-Length says', headers: [['content-LENGTH', '12']], length: 12 },
  { name: 'is seen between blanks', headers: [['Content-Length', ' 12 ']], length: 12 },
  { name: 'is unknown without one', headers: [], length: null },
  {
    name: 'is unknown when chunked',
    headers: [
      ['Transfer-Encoding', 'chunked'],
      ['Content-Length', '5'],
    ],
    length: null,
  },
  { name: 'is unknown when it is no number', headers: [['Content-Length', 'x']], length: null },
  { name: 'is 0 for HEAD', method: 'HEAD', headers: [['Content-Length', '12']], length: 0 },
  { name: 'is 0 for 204', status: 204, headers: [], length: 0 },
  { name: 'is 0 for 304', status: 304, headers: [['Content-Length', '12']], length: 0 },
]

describe('the announced length of a body', () => {
  for (const { name, method = 'GET', status = 200, headers, length } of cases) {
    it(name, () => {
      expect(announcedLength(method, status, HeaderLines.of(headers))).toBe(length)
    })
  }
})

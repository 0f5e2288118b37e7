import { expect, test } from 'vitest'
import type { CloseReason } from '../../src/events/reasons.ts'
import { HeaderLines } from '../../src/http/header-lines.ts'
import type { RawHeader } from '../../src/http/raw-headers.ts'
import { closeReason } from '../../src/transport/close-reason.ts'

const cases: readonly {
  readonly name: string
  readonly asked?: true
  readonly version?: '1.0'
  readonly length?: null
  readonly headers?: readonly RawHeader[]
  readonly close: CloseReason | null
}[] = [
  { name: 'a plain answer', close: null },
  { name: 'a request that asks for it', asked: true, close: 'request-close' },
  { name: 'an answer that says so', headers: [['CONNECTION', 'Close']], close: 'server-close' },
  { name: 'one option of many', headers: [['Connection', 'x, close ,y']], close: 'server-close' },
  { name: 'another word', headers: [['Connection', 'x-close']], close: null },
  { name: 'HTTP/1.0', version: '1.0', close: 'http-1.0' },
  {
    name: 'HTTP/1.0 that keeps',
    version: '1.0',
    headers: [['Connection', 'keep-alive']],
    close: null,
  },
  { name: 'a body without a length', length: null, close: 'until-close' },
  {
    name: 'a body in chunks',
    length: null,
    headers: [['Transfer-Encoding', 'chunked']],
    close: null,
  },
]

for (const { name, asked, version = '1.1', length = 0, headers = [], close } of cases) {
  test(`${name}: ${close}`, () => {
    expect(closeReason(asked ?? false, version, length, HeaderLines.of(headers))).toBe(close)
  })
}

import type { Socket } from 'node:net'
import { errors } from 'undici/index.js'
import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../src/clock/manual-clock.ts'
import { HeaderLines } from '../../src/http/header-lines.ts'
import type { RawHeader } from '../../src/http/raw-headers.ts'
import { announcedLength, Exchange } from '../../src/transport/exchange.ts'
import { StaleConnection } from '../../src/transport/failures.ts'
import { StatusLineReader } from '../../src/transport/status-line.ts'

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
  { name: 'is 0 for 101', status: 101, headers: [['Content-Length', '12']], length: 0 },
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

describe('a connection that is lost before anything was sent', () => {
  const losses = [
    { name: 'spoke first', said: 'SSH-2.0-x\r\n', failure: 'not-http', message: 'SSH-2.0-x\r\n' },
    {
      name: 'said nothing',
      said: '',
      failure: 'disconnected',
      message: 'before anything was sent',
    },
  ]
  for (const { name, said, failure, message } of losses) {
    for (const socketError of [new errors.SocketError('bad response'), undefined]) {
      it(`${name}, ${socketError ?? 'without an error of the socket'}`, async () => {
        const source = { read: () => Buffer.from(said), unshift() {} } as unknown as Socket
        const statusLine = new StatusLineReader(source, () => {})
        statusLine.expect()
        if (said !== '') source.read()
        const line = { id: 'c1', statusLine, socketError, served: 1 } as const
        const told = { close() {}, sent() {}, over() {} }
        const limits = { clock: new ManualClock(), readTimeoutMs: null, uploading: false }
        const listener = { started() {}, headReceived() {}, ended() {} }
        const exchange = new Exchange({ ...line, ...told }, 'GET', limits, listener)
        exchange.onError(new StaleConnection())
        const lost = said === '' && socketError !== undefined ? 'bad response' : message
        await expect(exchange.response).rejects.toMatchObject({
          failure,
          message: expect.stringContaining(lost),
        })
      })
    }
  }
})

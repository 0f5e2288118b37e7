import { errors } from 'undici/index.js'
import { describe, expect, it } from 'vitest'
import type { Phase } from '../../src/errors.ts'
import {
  asTransportError,
  HeadTooLong,
  headTooLong,
  isAboutBytes,
} from '../../src/transport/failures.ts'

const cases: readonly { code: string; phase: Phase; failure: string }[] = [
  { code: 'ECONNRESET', phase: 'wait', failure: 'reset' },
  { code: 'EPIPE', phase: 'send', failure: 'reset' },
  { code: 'ECONNRESET', phase: 'receive', failure: 'body-incomplete' },
  { code: 'UND_ERR_SOCKET', phase: 'wait', failure: 'disconnected' },
  { code: 'UND_ERR_SOCKET', phase: 'receive', failure: 'body-incomplete' },
  { code: 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH', phase: 'receive', failure: 'body-incomplete' },
  { code: 'HPE_INVALID_CONSTANT', phase: 'wait', failure: 'not-http' },
  { code: 'HPE_INVALID_CHUNK_SIZE', phase: 'receive', failure: 'body-malformed' },
  { code: 'HPE_INVALID_EOF_STATE', phase: 'receive', failure: 'body-incomplete' },
  { code: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', phase: 'wait', failure: 'tls' },
]

describe('what an error of the engine means', () => {
  for (const { code, phase, failure } of cases) {
    it(`is ${failure} for ${code} in the phase ${phase}`, () => {
      const cause = Object.assign(new Error('as the engine says'), { code })
      expect(asTransportError(cause, phase, 'c7')).toMatchObject({
        failure,
        phase,
        connection: 'c7',
        cause,
      })
    })
  }

  it('is a head that is too long for a head that the engine does not take', () => {
    const told = Object.assign(new Error('as the engine says'), {
      code: 'UND_ERR_HEADERS_OVERFLOW',
    })
    const failed = asTransportError(told, 'wait', 'c7')
    expect(failed).toMatchObject({ failure: 'not-http', cause: expect.any(HeadTooLong) })
  })

  const parserErrors = [
    ['Expected HTTP/', 'wait', 'not-http'],
    ['Invalid character in chunk size', 'receive', 'body-malformed'],
    ['Invalid EOF state', 'receive', 'body-incomplete'],
  ] as const
  for (const [message, phase, failure] of parserErrors) {
    it(`is ${failure} where the parser says "${message}", and gives no code`, () => {
      const cause = Object.assign(new Error(message), { name: 'HTTPParserError', code: undefined })
      expect(asTransportError(cause, phase, 'c7')).toMatchObject({ failure, phase, cause })
    })
  }

  for (const passing of [new Error('no code'), 'a string', undefined]) {
    it(`leaves ${String(passing)} as it is`, () => {
      expect(asTransportError(passing, 'wait', 'c1')).toBe(passing)
    })
  }
})

describe('a head', () => {
  const line = ['X', '1']
  const cases: readonly (readonly [string, readonly string[], string | undefined])[] = [
    ['of 99 lines is taken', Array(99).fill(line).flat(), undefined],
    ['of 100 lines is too long', Array(100).fill(line).flat(), 'got more than 100 headers'],
    ['with a line of 65536 bytes is taken', ['X', 'y'.repeat(65_531)], undefined],
    [
      'with a longer line is too long',
      [...line, 'X', 'y'.repeat(65_532)],
      'got more than 65536 bytes when reading header line',
    ],
  ]
  for (const [name, lines, expected] of cases) {
    it(name, () => expect(headTooLong(lines)?.message).toBe(expected))
  }
})

it('what came in is told from what happened to the connection', () => {
  const bytes = [new errors.HTTPParserError('no'), new errors.SocketError('bad response')]
  const ends = [new errors.SocketError('other side closed'), new errors.InformationalError('reset')]
  expect(bytes.map(isAboutBytes)).toEqual([true, true])
  expect([...ends, undefined].map(isAboutBytes)).toEqual([false, false, false])
})

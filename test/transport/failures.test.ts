import { describe, expect, it } from 'vitest'
import type { Phase } from '../../src/errors.ts'
import { asTransportError } from '../../src/transport/failures.ts'

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
  { code: 'UND_ERR_HEADERS_OVERFLOW', phase: 'wait', failure: 'not-http' },
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

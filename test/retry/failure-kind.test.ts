import { describe, expect, it } from 'vitest'
import * as errors from '../../src/errors.ts'
import { failureKind } from '../../src/retry/failure-kind.ts'

const refused = new errors.NewConnectionError('refused')
const cases: readonly { error: Error; kind: string }[] = [
  { error: refused, kind: 'connect' },
  { error: new errors.ConnectTimeoutError('slow'), kind: 'connect' },
  { error: new errors.NameResolutionError('unknown'), kind: 'connect' },
  { error: new errors.Urllib3ProxyError('proxy', { cause: refused }), kind: 'connect' },
  { error: new errors.Urllib3ProxyError('proxy', { cause: new errors.OSError() }), kind: 'other' },
  { error: new errors.ReadTimeoutError('silent'), kind: 'read' },
  { error: new errors.ProtocolError('aborted'), kind: 'read' },
  { error: new errors.Urllib3SSLError('handshake'), kind: 'other' },
  { error: new Error('what else'), kind: 'other' },
]

describe('the kind of a failure', () => {
  for (const { error, kind } of cases) {
    it(`is ${kind} for ${error.name} (${error.message})`, () => {
      expect(failureKind(error)).toBe(kind)
    })
  }
})

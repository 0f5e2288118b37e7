import { describe, expect, it } from 'vitest'
import * as errors from '../../src/errors.ts'
import { addNote, type Phase, TransportError, type TransportFailure } from '../../src/errors.ts'
import { errorText } from '../../src/shell/error-text.ts'

const request = { method: 'GET', url: 'http://127.0.0.1:9/x' }

function failed(failure: TransportFailure, phase: Phase, connection?: string): Error {
  const cause = new TransportError(failure, 'as the engine says', {
    phase,
    connection,
    cause: Object.assign(new Error('deep'), { code: 'ECONNREFUSED' }),
  })
  return new errors.ConnectionError('the long text of requests', { cause, request })
}

function refused(reason: string): Error {
  const options = { phase: 'tls', connection: 'c1' } as const
  const cause = new TransportError('tls', 'as the engine says', options)
  const python = new errors.PythonSSLError(reason, { cause })
  return new errors.SSLError('the long text of requests', { cause: python, request })
}

function noted(error: Error): Error {
  addNote(error, 'compare: call 1 of bad')
  return error
}

const first: readonly { error: Error; lines: string[] }[] = [
  {
    error: failed('unreachable', 'connect'),
    lines: [
      'ConnectionError: 127.0.0.1:9 refused the connection',
      '  where: connecting',
      '  try: is a server listening there? practice.url is one that always does',
    ],
  },
  {
    error: failed('read-timeout', 'wait', 'c3'),
    lines: [
      'ConnectionError: 127.0.0.1:9 sent nothing for as long as the timeout allows',
      '  where: c3, waiting for the answer',
      '  try: a longer timeout, such as timeout=30',
    ],
  },
  {
    error: new TypeError("get() got an unexpected keyword argument 'timout'"),
    lines: ["TypeError: get() got an unexpected keyword argument 'timout'"],
  },
  {
    error: noted(failed('unreachable', 'connect')),
    lines: [
      'ConnectionError: 127.0.0.1:9 refused the connection',
      '  where: connecting (compare: call 1 of bad)',
      '  try: is a server listening there? practice.url is one that always does',
    ],
  },
  {
    error: new Error('could not load\nat all', {
      cause: noted(failed('read-timeout', 'wait', 'c3')),
    }),
    lines: [
      'Error: could not load: ConnectionError: 127.0.0.1:9 sent nothing for as long as the timeout allows',
      '  where: c3, waiting for the answer (compare: call 1 of bad)',
      '  try: a longer timeout, such as timeout=30',
    ],
  },
  { error: noted(new RangeError('gone')), lines: ['RangeError: gone', '  compare: call 1 of bad'] },
  {
    error: new ReferenceError('exit is not defined'),
    lines: ['ReferenceError: exit is not defined', '  try: .exit, or ctrl-d'],
  },
  {
    error: new TypeError('{} is not iterable'),
    lines: [
      'TypeError: {} is not iterable',
      '  try: for await (const item of …), where items come one after the other, as of iter_lines()',
    ],
  },
  { error: new Error(''), lines: ['Error'] },
  { error: new Error('a\nb\nc'), lines: ['Error: a', 'b', 'c'] },
  { error: new Error('a\nb\nc\nd'), lines: ['Error: a', 'b', '  … 2 more lines: .trace, or -v'] },
  {
    error: refused('[SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1006)'),
    lines: [
      'SSLError: TLS with 127.0.0.1:9 failed: wrong version number',
      '  where: c1, in the TLS handshake',
      '  try: http:// instead: what answers there does not seem to speak TLS',
    ],
  },
  {
    error: refused(
      '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: expired (_ssl.c:1006)',
    ),
    lines: [
      'SSLError: TLS with 127.0.0.1:9 failed: certificate verify failed: expired',
      '  where: c1, in the TLS handshake',
      "  try: verify='ca.pem' for an authority of your own",
    ],
  },
]

const failures: readonly TransportFailure[] = [
  'name-unknown',
  'unreachable',
  'connect-timeout',
  'proxy-refused',
  'tls',
  'reset',
  'disconnected',
  'read-timeout',
  'not-http',
  'body-incomplete',
  'body-malformed',
  'refused-by-pool',
  'refused-by-route',
]

describe('an error at the prompt', () => {
  for (const { error, lines } of first) {
    it(`reads "${lines[0]}"`, () => {
      expect(errorText(error).split('\n')).toEqual(lines)
    })
  }
  for (const failure of failures) {
    it(`has three lines of at most 80 columns for ${failure}`, () => {
      const lines = errorText(failed(failure, 'wait', 'c12')).split('\n')
      expect(lines).toHaveLength(3)
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(80)
    })
  }
  it('names the place in the input where no connection had a part in it', () => {
    expect(errorText(new RangeError('no'), 'prompt:2:7')).toBe('RangeError: no\n  at prompt:2:7')
  })
  it('shows what was thrown though it is no error', () => {
    expect(errorText('text')).toBe('Uncaught text')
  })
})

import { describe, expect, it } from 'vitest'
import { asReadingError, asRequestsError } from '../../src/adapters/requests-errors.ts'
import { asUrllib3Error, type ErrorContext, poolName } from '../../src/adapters/urllib3-errors.ts'
import * as errors from '../../src/errors.ts'
import { PreparedRequest } from '../../src/models/prepared-request.ts'
import { Retry } from '../../src/retry/index.ts'
import { type ErrorCase, errorCases } from './errors.cases.ts'

function context(scheme: 'http' | 'https' = 'http'): ErrorContext {
  const origin = { scheme, host: 'a.test', port: 80 }
  return { origin, target: '/x', connectTimeout: 0.2, readTimeout: 0.5 }
}

function failed(example: ErrorCase): Error {
  const { failure, phase, code, message = 'as the engine says' } = example
  const cause = example.cause ?? Object.assign(new Error(message), { code })
  return new errors.TransportError(failure, message, { phase, cause })
}

const request = new PreparedRequest()

/** What urllib3 raises for a failure when requests' default allows no retries. */
function afterRetries(failure: Error, about: ErrorContext): unknown {
  const error = asUrllib3Error(failure, about)
  if (!(error instanceof errors.Urllib3HTTPError)) return error
  const none = new Retry(0, { read: false })
  try {
    return none.increment({ method: 'GET', url: '/x', error, _pool: poolName(about) })
  } catch (raised) {
    return raised
  }
}

describe('a failure before the answer', () => {
  for (const example of errorCases) {
    it(`is worded as requests words ${example.name}`, () => {
      const about = context(example.scheme)
      const low = afterRetries(failed(example), about)
      const error = asRequestsError(low, request) as errors.RequestException
      expect(error.code).toBe(example.becomes)
      expect(error.message).toBe(example.text)
      expect(error.args).toEqual([low])
      expect(error.request).toBe(request)
    })
  }

  it('names the host of a connection without its last dot, and that of the pool with it', () => {
    const example = errorCases.find(({ failure }) => failure === 'name-unknown')
    if (example === undefined) throw new Error('no such case')
    const about = { ...context(), origin: { scheme: 'http', host: 'a.test.', port: 80 } } as const
    expect(asRequestsError(afterRetries(failed(example), about), request)).toMatchObject({
      message: example.text.replace("Pool(host='a.test'", "Pool(host='a.test.'"),
    })
  })

  it('is what Python says to a time to read that no socket takes', () => {
    const low = new errors.TransportError('read-timeout', 'silent', { phase: 'wait' })
    const about = { ...context(), readTimeout: Number.POSITIVE_INFINITY }
    const error = asRequestsError(afterRetries(low, about), request)
    expect(error).toBeInstanceOf(errors.OverflowError)
    expect(error).toMatchObject({ message: 'timestamp out of range for platform time_t' })
  })

  it('passes what is no failure of a connection', () => {
    const interrupt = new Error('ctrl-c')
    const low = afterRetries(interrupt, context())
    expect(asRequestsError(low, request)).toBe(interrupt)
  })

  it('is a Timeout and a ConnectionError when connecting takes too long', () => {
    const slow = errorCases.find(({ failure }) => failure === 'connect-timeout')
    if (slow === undefined) throw new Error('no such case')
    const about = context()
    const error = asRequestsError(afterRetries(failed(slow), about), request)
    expect(error).toBeInstanceOf(errors.Timeout)
    expect(error).toBeInstanceOf(errors.ConnectionError)
    expect(error).not.toBeInstanceOf(errors.ReadTimeout)
  })
})

const others: readonly { error: Error; becomes: string }[] = [
  {
    error: new errors.MaxRetryError('too many', new errors.ResponseError('too many 503')),
    becomes: 'requests.exceptions.RetryError',
  },
  {
    error: new errors.Urllib3InvalidHeader('Invalid Retry-After header: soon'),
    becomes: 'requests.exceptions.InvalidHeader',
  },
  {
    error: new errors.Urllib3UnrewindableBodyError('no'),
    becomes: 'urllib3.exceptions.UnrewindableBodyError',
  },
]

describe('what urllib3 raises beside the failures of a connection', () => {
  for (const { error, becomes } of others) {
    it(`comes out as ${becomes}`, () => {
      expect((asRequestsError(error, request) as errors.PythonError).code).toBe(becomes)
    })
  }
})

const reading: readonly { error: Error; becomes: string }[] = [
  {
    error: new errors.ProtocolError('broken'),
    becomes: 'requests.exceptions.ChunkedEncodingError',
  },
  { error: new errors.DecodeError('coding'), becomes: 'requests.exceptions.ContentDecodingError' },
  { error: new errors.ReadTimeoutError('silent'), becomes: 'requests.exceptions.ConnectionError' },
  { error: new errors.Urllib3SSLError('alert'), becomes: 'requests.exceptions.SSLError' },
  { error: new errors.RuntimeError('what else'), becomes: 'builtins.RuntimeError' },
]

describe('a failure in the body', () => {
  for (const { error, becomes } of reading) {
    it(`comes out as ${becomes} (${error.message})`, () => {
      expect((asReadingError(error) as errors.PythonError).code).toBe(becomes)
    })
  }
})

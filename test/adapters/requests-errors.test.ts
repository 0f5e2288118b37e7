import { describe, expect, it } from 'vitest'
import {
  asReadingError,
  asRequestsError,
  withoutRetries,
} from '../../src/adapters/requests-errors.ts'
import {
  asBodyError,
  asUrllib3Error,
  type ErrorContext,
} from '../../src/adapters/urllib3-errors.ts'
import * as errors from '../../src/errors.ts'
import { PreparedRequest } from '../../src/models/prepared-request.ts'
import { type ErrorCase, errorCases } from './errors.cases.ts'

function context(scheme: 'http' | 'https' = 'http'): ErrorContext {
  const origin = { scheme, host: 'a.test', port: 80 }
  return { origin, target: '/x', connectTimeout: 0.2, readTimeout: 0.5 }
}

function failed({ failure, phase, code, message = 'as the engine says' }: ErrorCase): Error {
  const cause = Object.assign(new Error(message), { code })
  return new errors.TransportError(failure, message, { phase, cause })
}

const request = new PreparedRequest()

describe('a failure before the answer', () => {
  for (const example of errorCases) {
    it(`is worded as requests words ${example.name}`, () => {
      const about = context(example.scheme)
      const low = withoutRetries(asUrllib3Error(failed(example), about), about)
      const error = asRequestsError(low, request) as errors.RequestException
      expect(error.code).toBe(example.becomes)
      expect(error.message).toBe(example.text)
      expect(error.args).toEqual([low])
      expect(error.request).toBe(request)
    })
  }

  it('passes what is no failure of a connection', () => {
    const interrupt = new Error('ctrl-c')
    const low = withoutRetries(asUrllib3Error(interrupt, context()), context())
    expect(asRequestsError(low, request)).toBe(interrupt)
  })

  it('is a Timeout and a ConnectionError when connecting takes too long', () => {
    const slow = errorCases.find(({ failure }) => failure === 'connect-timeout')
    if (slow === undefined) throw new Error('no such case')
    const about = context()
    const error = asRequestsError(
      withoutRetries(asUrllib3Error(failed(slow), about), about),
      request,
    )
    expect(error).toBeInstanceOf(errors.Timeout)
    expect(error).toBeInstanceOf(errors.ConnectionError)
    expect(error).not.toBeInstanceOf(errors.ReadTimeout)
  })
})

const bodies = [
  {
    name: 'a body that broke off',
    failure: 'body-incomplete',
    becomes: 'requests.exceptions.ChunkedEncodingError',
    text: "('Connection broken: IncompleteRead(50 bytes read, 50 more expected)', IncompleteRead(50 bytes read, 50 more expected))",
  },
  {
    name: 'a body that stopped coming',
    failure: 'read-timeout',
    becomes: 'requests.exceptions.ConnectionError',
    text: "HTTPConnectionPool(host='a.test', port=80): Read timed out.",
  },
] as const

describe('a failure in the body', () => {
  for (const { name, failure, becomes, text } of bodies) {
    it(`is worded as requests words ${name}`, () => {
      const low = new errors.TransportError(failure, 'as the engine says', { phase: 'receive' })
      const raised = asBodyError(low, context(), { read: 50, length: 100 })
      const error = asReadingError(raised) as errors.RequestException
      expect(error.code).toBe(becomes)
      expect(error.message).toBe(text)
    })
  }
})

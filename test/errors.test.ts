import { describe, expect, it } from 'vitest'
import * as errors from '../src/errors.ts'

const kinds: readonly {
  error: Error
  is: readonly (new (...args: never[]) => Error)[]
  isNot?: readonly (new (...args: never[]) => Error)[]
}[] = [
  {
    error: new errors.ConnectTimeout('x'),
    is: [errors.ConnectionError, errors.Timeout, errors.RequestException, errors.OSError, Error],
    isNot: [errors.ReadTimeout],
  },
  { error: new errors.ReadTimeout('x'), is: [errors.Timeout], isNot: [errors.ConnectionError] },
  { error: new errors.MissingSchema('x'), is: [errors.RequestException, errors.ValueError] },
  { error: new errors.InvalidProxyURL('x'), is: [errors.InvalidURL, errors.ValueError] },
  { error: new errors.JSONDecodeError('x'), is: [errors.InvalidJSONError, errors.ValueError] },
  {
    error: new errors.ContentDecodingError('x'),
    is: [errors.RequestException, errors.Urllib3HTTPError],
  },
  { error: new errors.SSLError('x'), is: [errors.ConnectionError] },
  {
    error: new errors.ReadTimeoutError('x'),
    is: [errors.Urllib3RequestError, errors.Urllib3TimeoutError, errors.PoolError],
  },
  {
    error: new errors.NewConnectionError('x'),
    is: [errors.ConnectTimeoutError, errors.Urllib3HTTPError],
    isNot: [errors.RequestException],
  },
]

const names = [
  { error: new errors.ReadTimeout('x'), code: 'requests.exceptions.ReadTimeout' },
  { error: new errors.MaxRetryError('x', null), code: 'urllib3.exceptions.MaxRetryError' },
  { error: new errors.Urllib3HTTPError('x'), code: 'urllib3.exceptions.HTTPError' },
  { error: new errors.Urllib3TimeoutError('x'), code: 'urllib3.exceptions.TimeoutError' },
  { error: new errors.PythonSSLError('x'), code: 'ssl.SSLError' },
  { error: new errors.SocketGaierror('x'), code: 'socket.gaierror' },
  { error: new errors.ValueError('x'), code: 'builtins.ValueError' },
]

describe('the tree of exceptions', () => {
  for (const { error, is, isNot = [] } of kinds) {
    it(`has ${error.name} below all its parents`, () => {
      for (const parent of is) expect(error).toBeInstanceOf(parent)
      for (const other of isNot) expect(error).not.toBeInstanceOf(other)
    })
  }
  for (const { error, code } of names) {
    it(`calls ${code} so`, () => {
      expect(error.code).toBe(code)
      expect(error.name).toBe(code.split('.').at(-1))
    })
  }
  it('takes nothing that is no error for one', () => {
    for (const other of [null, undefined, 'text', {}, new Error('x')]) {
      expect(other instanceof errors.RequestException).toBe(false)
    }
  })
  it('keeps the request of the response when it is given no other', () => {
    const request = { method: 'GET', url: 'http://a.test/' }
    const response = { status_code: 404, reason: 'Not Found', url: request.url, request }
    const error = new errors.HTTPError('404', { response })
    expect(error.request).toBe(request)
    expect(error.response).toBe(response)
  })
})

describe('notes', () => {
  it('stay with the error, each once', () => {
    const error = new errors.ConnectionError('x')
    expect(['a', 'b', 'a'].map((note) => errors.addNote(error, note))).toEqual([true, true, true])
    expect(errors.notesOf(error)).toEqual(['a', 'b'])
  })

  it('can not be added to what is frozen, or no error', () => {
    const frozen = Object.freeze(new Error('x'))
    for (const value of [frozen, 'x', undefined, { message: 'x' }]) {
      expect(errors.addNote(value, 'a')).toBe(false)
    }
    expect(errors.notesOf(frozen)).toEqual([])
  })
})

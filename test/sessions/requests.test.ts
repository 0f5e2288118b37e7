import { expect, test } from 'vitest'
import * as errors from '../../src/errors.ts'
import { version } from '../../src/http/product.ts'
import { requests } from '../../src/sessions/requests.ts'

test('the names of the module are requests’', () => {
  expect(Object.keys(requests).sort()).toEqual(
    [
      ...['ConnectTimeout', 'ConnectionError', 'HTTPError', 'JSONDecodeError', 'PreparedRequest'],
      ...['ReadTimeout', 'Request', 'RequestException', 'Response', 'Session', 'Timeout'],
      ...['TooManyRedirects', 'URLRequired', '__version__', 'adapters', 'auth', 'codes', 'cookies'],
      ...[
        'delete',
        'exceptions',
        'get',
        'head',
        'models',
        'options',
        'packages',
        'patch',
        'post',
        'put',
      ],
      ...['request', 'session', 'sessions', 'structures', 'utils'],
    ].sort(),
  )
})

const same: readonly (readonly [name: string, one: unknown, other: unknown])[] = [
  ['requests.ConnectionError', requests.ConnectionError, errors.ConnectionError],
  [
    'requests.exceptions.ConnectionError',
    requests.exceptions.ConnectionError,
    errors.ConnectionError,
  ],
  ['requests.exceptions.SSLError', requests.exceptions.SSLError, errors.SSLError],
  ['requests.sessions.Session', requests.sessions.Session, requests.Session],
  ['requests.models.Response', requests.models.Response, requests.Response],
  ['requests.codes.ok', requests.codes.ok, 200],
  ['requests.__version__', requests.__version__, version],
]

for (const [name, one, other] of same) {
  test(`${name} is what it says`, () => {
    expect(one).toBe(other)
  })
}

test('the submodules have their classes', () => {
  expect(Object.keys(requests.adapters)).toEqual(['BaseAdapter', 'HTTPAdapter', 'Retry'])
  expect(Object.keys(requests.auth)).toEqual([
    'AuthBase',
    'HTTPBasicAuth',
    'HTTPDigestAuth',
    'HTTPProxyAuth',
  ])
  expect(Object.keys(requests.structures)).toEqual(['CaseInsensitiveDict'])
})

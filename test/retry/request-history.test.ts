import { expect, it } from 'vitest'
import { repr } from '../../src/repr/index.ts'
import { RequestHistory } from '../../src/retry/request-history.ts'

it('prints as urllib3 prints it', () => {
  expect(repr(new RequestHistory('GET', '/x', null, 503, null))).toBe(
    "RequestHistory(method='GET', url='/x', error=None, status=503, redirect_location=None)",
  )
})

it('gives its fields in order, as a tuple does', () => {
  const error = new Error('a')
  expect([...new RequestHistory(null, null, error, null, '/y')]).toEqual([
    null,
    null,
    error,
    null,
    '/y',
  ])
})

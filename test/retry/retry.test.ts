import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../src/clock/manual-clock.ts'
import * as errors from '../../src/errors.ts'
import type { PoolReplEvent } from '../../src/events/event.ts'
import { feed } from '../../src/events/feed.ts'
import { repr } from '../../src/repr/index.ts'
import { type RetriedResponse, Retry } from '../../src/retry/index.ts'
import type { RetrySettings } from '../../src/retry/retry-settings.ts'

const refused = new errors.NewConnectionError('refused')
const aborted = new errors.ProtocolError('aborted')
const handshake = new errors.Urllib3SSLError('handshake')

function answer(status: number, headers: Readonly<Record<string, string>> = {}): RetriedResponse {
  return {
    status,
    headers: { get: (name) => headers[name] },
    get_redirect_location: () => (status === 302 ? (headers.Location ?? null) : false),
  }
}

const printed: readonly (readonly [retry: Retry, text: string])[] = [
  [new Retry(2), 'Retry(total=2, connect=None, read=None, redirect=None, status=None)'],
  [
    new Retry({ total: 0, read: false }),
    'Retry(total=0, connect=None, read=False, redirect=None, status=None)',
  ],
  [new Retry(false), 'Retry(total=False, connect=None, read=None, redirect=0, status=None)'],
  [new Retry(true), 'Retry(total=True, connect=None, read=None, redirect=None, status=None)'],
  [
    new Retry(null, { connect: 1, status: 3 }),
    'Retry(total=None, connect=1, read=None, redirect=None, status=3)',
  ],
]

describe('a Retry', () => {
  for (const [retry, text] of printed) {
    it(`prints as ${text}`, () => {
      expect(repr(retry)).toBe(text)
    })
  }

  it('never changes', () => {
    const retry = new Retry(2)
    expect(Object.isFrozen(retry)).toBe(true)
    retry.increment('GET', '/')
    expect(retry.total).toBe(2)
    expect(retry.history).toEqual([])
  })

  it('keeps its other settings and its class in a new one', () => {
    class Patient extends Retry {
      override get_backoff_time(): number {
        return 7
      }
    }
    const changed = new Patient(5, { backoff_factor: 0.5, status_forcelist: [503] }).new({
      read: 1,
    })
    expect(changed).toBeInstanceOf(Patient)
    expect(changed.get_backoff_time()).toBe(7)
    expect(changed).toMatchObject({ total: 5, read: 1, backoff_factor: 0.5 })
    expect([...changed.status_forcelist]).toEqual([503])
  })
})

const increments: readonly {
  name: string
  settings: RetrySettings
  error?: Error
  response?: RetriedResponse
  left: object
}[] = [
  { name: 'nothing known', settings: { total: 3 }, left: { total: 2 } },
  {
    name: 'a failure to connect',
    settings: { total: 3, connect: 2, read: 2 },
    error: refused,
    left: { total: 2, connect: 1, read: 2 },
  },
  {
    name: 'a failure to read',
    settings: { total: null, connect: 2, read: 2 },
    error: aborted,
    left: { total: null, connect: 2, read: 1 },
  },
  {
    name: 'a failure of TLS',
    settings: { total: 3, other: 1 },
    error: handshake,
    left: { total: 2, other: 0 },
  },
  {
    name: 'a status',
    settings: { total: 3, status: 1, redirect: 1 },
    response: answer(503),
    left: { total: 2, status: 0, redirect: 1 },
  },
  {
    name: 'a redirect',
    settings: { total: 3, status: 1, redirect: 1 },
    response: answer(302, { Location: '/x' }),
    left: { total: 2, status: 1, redirect: 0 },
  },
]

describe('what is left of a Retry', () => {
  for (const { name, settings, left, ...happened } of increments) {
    it(`is less after ${name}`, () => {
      const retry = new Retry(settings).increment({ method: 'GET', url: '/', ...happened })
      expect(retry).toMatchObject(left)
    })
  }

  it('remembers the attempts', () => {
    const first = new Retry(3).increment({ method: 'GET', url: '/a', error: aborted })
    const second = first.increment('GET', '/a', { response: answer(302, { Location: '/b' }) })
    expect(second.history).toMatchObject([
      { method: 'GET', url: '/a', error: aborted, status: null, redirect_location: null },
      { method: 'GET', url: '/a', error: null, status: 302, redirect_location: '/b' },
    ])
  })

  it('is told of, and is not when nothing is left', () => {
    const heard: PoolReplEvent[] = []
    const leave = feed.listen((event) => heard.push(event))
    const left = new Retry(1).increment('GET', '/x')
    expect(() => left.increment('GET', '/x')).toThrow(errors.MaxRetryError)
    leave()
    expect(heard).toMatchObject([{ type: 'retry-counted', url: '/x', retry: left }])
  })
})

const exhausted: readonly {
  name: string
  settings: RetrySettings
  error?: Error
  response?: RetriedResponse
  cause: string
}[] = [
  {
    name: 'nothing known',
    settings: { total: 0 },
    cause: "ResponseError('too many error responses')",
  },
  {
    name: 'a status',
    settings: { total: 5, status: 0 },
    response: answer(503),
    cause: "ResponseError('too many 503 error responses')",
  },
  {
    name: 'a redirect',
    settings: { total: 0 },
    response: answer(302, { Location: '/x' }),
    cause: "ResponseError('too many redirects')",
  },
  {
    name: 'a failure',
    settings: { connect: 0 },
    error: refused,
    cause: "NewConnectionError('refused')",
  },
]

describe('the last straw', () => {
  for (const { name, settings, cause, ...happened } of exhausted) {
    it(`may be ${name}`, () => {
      const retry = new Retry(settings)
      expect(() =>
        retry.increment({ method: 'GET', url: '/u', _pool: 'the pool', ...happened }),
      ).toThrow(`the pool: Max retries exceeded with url: /u (Caused by ${cause})`)
    })
  }

  const refusals: readonly (readonly [RetrySettings, Error, string | null])[] = [
    [{ total: false }, refused, 'GET'],
    [{ connect: false }, refused, 'GET'],
    [{ read: false }, aborted, 'GET'],
    [{ total: 3 }, aborted, 'POST'],
    [{ total: 3 }, aborted, null],
  ]
  for (const [settings, error, method] of refusals) {
    const given = JSON.stringify(settings)
    it(`is ${error.message} itself with ${given} and ${method}`, () => {
      expect(() => new Retry(settings).increment({ method, error })).toThrow(error)
    })
  }
})

const statuses: readonly {
  settings: RetrySettings
  method?: string
  status: number
  retryAfter?: boolean
  again: boolean
}[] = [
  { settings: {}, status: 503, again: false },
  { settings: { status_forcelist: [503] }, status: 503, again: true },
  { settings: { status_forcelist: [503] }, method: 'post', status: 503, again: false },
  {
    settings: { status_forcelist: [503], allowed_methods: null },
    method: 'POST',
    status: 503,
    again: true,
  },
  {
    settings: { status_forcelist: [503], allowed_methods: [] },
    method: 'POST',
    status: 503,
    again: true,
  },
  { settings: {}, status: 503, retryAfter: true, again: true },
  { settings: {}, status: 500, retryAfter: true, again: false },
  { settings: { total: 0 }, status: 503, retryAfter: true, again: false },
  {
    settings: { respect_retry_after_header: false },
    status: 429,
    retryAfter: true,
    again: false,
  },
]

describe('an answer', () => {
  for (const { settings, method = 'GET', status, retryAfter = false, again } of statuses) {
    const what = `${method} ${status}${retryAfter ? ' with Retry-After' : ''}`
    it(`${again ? 'is' : 'is not'} retried: ${what} under ${JSON.stringify(settings)}`, () => {
      expect(new Retry(settings).is_retry(method, status, retryAfter)).toBe(again)
    })
  }
})

const pauses: readonly {
  name: string
  settings?: RetrySettings
  retryAfter?: string
  pauseMs: number
}[] = [
  { name: 'what the answer asks for', retryAfter: '3', pauseMs: 3000 },
  { name: 'the backoff where the answer asks for nothing', pauseMs: 2000 },
  { name: 'the backoff where the answer asks for 0', retryAfter: '0', pauseMs: 2000 },
  {
    name: 'the backoff where the answer is not heeded',
    settings: { respect_retry_after_header: false },
    retryAfter: '3',
    pauseMs: 2000,
  },
  {
    name: 'the most that is allowed',
    settings: { retry_after_max: 2.5 },
    retryAfter: '99',
    pauseMs: 2500,
  },
]

describe('a pause', () => {
  for (const { name, settings, retryAfter, pauseMs } of pauses) {
    it(`is ${name}`, async () => {
      const slept: number[] = []
      const clock = new ManualClock()
      clock.sleep = async (delayMs) => {
        slept.push(delayMs)
      }
      const retry = new Retry({ backoff_factor: 1, ...settings }).increment().increment()
      const headers = retryAfter === undefined ? {} : { 'Retry-After': retryAfter }
      await retry.sleep(answer(503, headers), { clock })
      expect(slept).toEqual([pauseMs])
    })
  }

  it('ends with the signal', async () => {
    const retry = new Retry({ backoff_factor: 1 }).increment().increment()
    const stop = new AbortController()
    const pause = retry.sleep(null, { clock: new ManualClock(), signal: stop.signal })
    stop.abort(new Error('ctrl-c'))
    await expect(pause).rejects.toThrow('ctrl-c')
  })
})

describe('from_int', () => {
  it('takes a Retry as it is, and null for the default', () => {
    const retry = new Retry(7)
    expect(Retry.from_int(retry)).toBe(retry)
    expect(Retry.from_int(null)).toBe(Retry.DEFAULT)
  })

  it('makes one of a number, and tells', () => {
    const heard: PoolReplEvent[] = []
    const leave = feed.listen((event) => heard.push(event))
    const retry = Retry.from_int(4)
    leave()
    expect(retry.total).toBe(4)
    expect(heard).toMatchObject([{ type: 'retries-converted', given: 4, retry }])
  })
})

describe('a count that is no number', () => {
  const counts: readonly object[] = [{ total: '3' }, { total: 5, connect: [] }]
  for (const settings of counts) {
    it(`is refused when it is counted: ${JSON.stringify(settings)}`, () => {
      const retry = new Retry(settings)
      expect(() => retry.increment('GET', '/', { error: refused })).toThrow(
        /^unsupported operand type\(s\) for -=: '(str|list)' and 'int'$/,
      )
    })
  }
})

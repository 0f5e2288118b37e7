import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Attempted, sendWithRetries } from '../../src/adapters/attempts.ts'
import { HTTPResponse } from '../../src/adapters/http-response.ts'
import { systemClock } from '../../src/clock/system-clock.ts'
import * as errors from '../../src/errors.ts'
import { feed } from '../../src/events/feed.ts'
import { HeaderLines } from '../../src/http/header-lines.ts'
import type { RawResponse } from '../../src/http/raw-response.ts'
import { Retry } from '../../src/retry/index.ts'
import type { RetrySettings } from '../../src/retry/retry-settings.ts'
import { withInterruptSignal } from '../../src/runtime/interrupt.ts'
import type { Via } from '../../src/transport/via.ts'

const origin = { scheme: 'http', host: 'a.test', port: 80 } as const
const refused = new errors.NewConnectionError('refused')
const disconnected = new errors.RemoteDisconnected('gone')
const aborted = new errors.ProtocolError('aborted', { args: ['aborted', disconnected] })
const unreachable = new errors.Urllib3ProxyError('proxy', {
  args: ['proxy', refused],
  cause: refused,
})

/** What came of one attempt: a status, or a failure. */
type Outcome = number | Error

let log: string[]
const { sleep } = systemClock
let leave: () => void

beforeEach(() => {
  log = []
  systemClock.sleep = async (delayMs) => {
    log.push(`sleep ${delayMs}`)
  }
  leave = feed.listen((event) => {
    if (event.type === 'retry-counted') log.push(`counted ${event.retry}`.replace(/,.*/, ''))
    if (event.type !== 'retrying') return
    expect(event.request).toBe(7)
    log.push(`again after ${event.error?.message ?? 'an answer'}`)
  })
})

afterEach(() => {
  systemClock.sleep = sleep
  leave()
})

function answer(status: number, retryAfter: string | undefined): RawResponse {
  const body = {
    received: 0,
    ended: false,
    async next() {
      return null
    },
    restNow: () => null,
    arrival: async () => {},
    announced: null,
    async rest() {
      log.push(`drained ${status}`)
      return new Uint8Array()
    },
    close() {
      log.push(`closed ${status}`)
    },
  }
  const headers = HeaderLines.of(
    retryAfter === undefined ? [] : [['Retry-After', retryAfter] as const],
  )
  return { status, reason: '', headers, body, connection: 'c1' }
}

function attempted(outcomes: readonly Outcome[], retryAfter?: string, via?: Via): Attempted {
  const left = [...outcomes]
  return {
    request: 7,
    origin,
    via,
    method: 'GET',
    target: '/x',
    pool: 'the pool',
    async send() {
      const outcome = left.shift() ?? 200
      log.push(`attempt ${outcome instanceof Error ? outcome.message : outcome}`)
      if (outcome instanceof Error) throw outcome
      return answer(outcome, retryAfter)
    },
    answered: (wire, retries) => new HTTPResponse(wire, (error) => error, retries),
    failed: (error) => error,
    async rewind() {
      log.push('rewind')
    },
  }
}

const proxy = { scheme: 'https', host: 'p.test', port: 3128 } as const

const cases: readonly {
  name: string
  settings: RetrySettings
  outcomes: readonly Outcome[]
  retryAfter?: string
  via?: Via
  log: readonly string[]
}[] = [
  { name: 'nothing again that went well', settings: {}, outcomes: [200], log: ['attempt 200'] },
  {
    name: 'again what failed, then counts, pauses and tells',
    settings: { total: 3, backoff_factor: 1 },
    outcomes: [refused, aborted, 200],
    log: [
      'attempt refused',
      'counted Retry(total=2',
      'again after refused',
      'rewind',
      'attempt aborted',
      'counted Retry(total=1',
      'sleep 2000',
      'again after gone',
      'rewind',
      'attempt 200',
    ],
  },
  {
    name: 'again what came with a status, after it was read to its end',
    settings: { total: 3, status_forcelist: [503] },
    outcomes: [503, 200],
    log: [
      'attempt 503',
      'counted Retry(total=2',
      'drained 503',
      'again after an answer',
      'rewind',
      'attempt 200',
    ],
  },
  {
    name: 'again when the server says to',
    settings: { total: 3 },
    outcomes: [429, 200],
    retryAfter: '4',
    log: [
      'attempt 429',
      'counted Retry(total=2',
      'drained 429',
      'sleep 4000',
      'again after an answer',
      'rewind',
      'attempt 200',
    ],
  },
  {
    name: 'again what failed at a proxy, which urllib3 names bare',
    settings: { total: 1 },
    outcomes: [unreachable, 200],
    via: { kind: 'tunnel', proxy, authorization: null },
    log: ['attempt proxy', 'counted Retry(total=0', 'again after refused', 'rewind', 'attempt 200'],
  },
  {
    name: 'again what failed at a forward proxy over TLS, which urllib3 names wrapped',
    settings: { total: 1 },
    outcomes: [unreachable, 200],
    via: { kind: 'forward', proxy, target: origin },
    log: ['attempt proxy', 'counted Retry(total=0', 'again after proxy', 'rewind', 'attempt 200'],
  },
]

describe('a request', () => {
  for (const { name, settings, outcomes, retryAfter, via, log: expected } of cases) {
    it(`sends ${name}`, async () => {
      const retries = new Retry(settings)
      const response = await sendWithRetries(retries, attempted(outcomes, retryAfter, via))
      expect(log).toEqual(expected)
      expect(response.status).toBe(200)
      expect(response.retries?.history.length).toBe(outcomes.length - 1)
    })
  }

  it('fails when the retries are used up', async () => {
    const sending = sendWithRetries(new Retry(1), attempted([refused, refused, 200]))
    await expect(sending).rejects.toThrow(
      "the pool: Max retries exceeded with url: /x (Caused by NewConnectionError('refused'))",
    )
  })

  it('fails when the answers were of a status too often, and frees the connection', async () => {
    const retries = new Retry(1, { status_forcelist: [503] })
    const sending = sendWithRetries(retries, attempted([503, 503]))
    await expect(sending).rejects.toThrow('too many 503 error responses')
    expect(log.at(-1)).toBe('drained 503')
  })

  it('gives the last answer where that does not raise', async () => {
    const retries = new Retry(1, { status_forcelist: [503], raise_on_status: false })
    const response = await sendWithRetries(retries, attempted([503, 503]))
    expect(response.status).toBe(503)
    expect(log.at(-1)).toBe('attempt 503')
  })

  const endless: readonly (readonly [outcome: Outcome, end: string])[] = [
    [refused, 'attempt refused'],
    [503, 'closed 503'],
  ]
  for (const [outcome, end] of endless) {
    it(`fails after about a thousand times ${outcome} where the retries have no end`, async () => {
      const retries = new Retry({ total: null, status_forcelist: [503] })
      const outcomes = Array.from({ length: 1000 }, () => outcome)
      const sending = sendWithRetries(retries, attempted(outcomes))
      await expect(sending).rejects.toThrow(errors.RecursionError)
      expect(log.filter((line) => line.startsWith('attempt'))).toHaveLength(979)
      expect(log.at(-1)).toBe(end)
    })
  }

  it('does not wait out its pause when it is interrupted', async () => {
    systemClock.sleep = sleep
    const stop = new AbortController()
    const sending = withInterruptSignal(stop.signal, () =>
      sendWithRetries(new Retry(3), attempted([429, 200], '60')),
    )
    queueMicrotask(() => stop.abort(new Error('ctrl-c')))
    await expect(sending).rejects.toThrow('ctrl-c')
  })

  for (const error of [new Error('ctrl-c'), new errors.ClosedPoolError('closed')]) {
    it(`is not sent again after ${error.message}`, async () => {
      const sending = sendWithRetries(new Retry(3), attempted([error]))
      await expect(sending).rejects.toBe(error)
      expect(log.length).toBe(1)
    })
  }
})

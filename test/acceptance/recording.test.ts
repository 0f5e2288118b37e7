import { afterAll, expect, it } from 'vitest'
import type { PoolReplEvent } from '../../src/events/event.ts'
import { Ledger } from '../../src/ledger/ledger.ts'
import { logging } from '../../src/logging/index.ts'
import { Practice } from '../../src/practice/index.ts'
import { Session } from '../../src/sessions/index.ts'
import { established, head, opening } from '../events/sample-events.ts'

const rounds = 15
const requestsEach = 200
const share = 0.03

logging.getLogger('urllib3').setLevel('WARNING')
const practice = Practice.start()
const session = new Session()

afterAll(async () => {
  session.close()
  await practice.close()
})

/** What a warm request has the ledger record, the objects of its events included. */
function recordOne(ledger: Ledger, request: number): void {
  const origin = { scheme: 'http', host: 'a.test', port: 80 } as const
  const atMs = performance.now()
  const about = { atMs, request, origin, connection: 'c1' } as const
  const events: readonly PoolReplEvent[] = [
    { type: 'reused', ...about, nth: request, idleMs: 0.1, askedMs: atMs },
    { type: 'sent', ...about, method: 'GET', target: '/get', simulatedRttMs: 0 },
    head(about),
    { type: 'end', ...about, bytes: 5, how: 'complete' },
    { type: 'kept', ...about, request: 0 },
  ]
  for (const event of events) ledger.record(event)
}

function recordingMs(ledger: Ledger, from: number): number {
  const startMs = performance.now()
  for (let n = 0; n < requestsEach; n += 1) recordOne(ledger, from + n)
  return (performance.now() - startMs) / requestsEach
}

async function requestingMs(): Promise<number> {
  const startMs = performance.now()
  for (let n = 0; n < requestsEach; n += 1) await session.get(`${practice.url}/get`)
  return (performance.now() - startMs) / requestsEach
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}

it('takes less than 3 % of a warm request', async () => {
  const ledger = new Ledger()
  ledger.record(opening())
  ledger.record(established())
  recordingMs(ledger, 1)
  await requestingMs()
  const recording: number[] = []
  const requesting: number[] = []
  for (let round = 1; round <= rounds; round += 1) {
    recording.push(recordingMs(ledger, round * requestsEach))
    requesting.push(await requestingMs())
  }
  const part = median(recording) / median(requesting)
  process.stdout.write(
    `recording ${(median(recording) * 1000).toFixed(2)} µs, ` +
      `a request ${(median(requesting) * 1000).toFixed(0)} µs: ${(part * 100).toFixed(2)} %\n`,
  )
  expect(part).toBeLessThan(share)
}, 120_000)

import { expect, test } from 'vitest'
import { whyClosed } from '../../src/ledger/closing.ts'
import { ConnectionRecord } from '../../src/ledger/connection-record.ts'
import { established, somePool } from '../events/sample-events.ts'

const why = { code: 'first-use', text: '', connection: null } as const

const cases: readonly [given: Partial<ConnectionRecord>, code: string, text: string][] = [
  [
    { lastEnd: 'complete', idleAtCloseMs: 1200 },
    'closed-while-idle',
    'while it was idle, after 1.2 s',
  ],
  [{ lastEnd: 'complete' }, 'closed-while-idle', 'the server closed c1 without a word'],
  [{ unasked: true, lastEnd: 'complete' }, 'unasked-bytes', 'it was closed here'],
  [{ announced: 'server-close', lastEnd: 'complete' }, 'server-close', '(Connection: close)'],
  [{ announced: 'server-close', lastEnd: 'left' }, 'body-left', 'unread'],
  [{ announced: 'server-close', lastEnd: 'failed' }, 'broken', 'in the body of its answer'],
  [{ failure: 'read timeout' }, 'broken', 'c1 broke (read timeout)'],
  [{ dropped: 'pool-full', poolSize: 10, lastEnd: 'complete' }, 'pool-full', 'full (10)'],
  [{ dropped: 'evicted' }, 'evicted', 'pool_connections'],
]

for (const [given, code, text] of cases) {
  test(`${JSON.stringify(given)}: ${code}`, () => {
    const connection = Object.assign(new ConnectionRecord(established(), somePool, why), given)
    const closed = whyClosed(connection)
    expect(closed).toMatchObject({ code, connection: 'c1' })
    expect(closed.text).toContain(text)
  })
}

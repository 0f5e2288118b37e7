import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { ConnectionRow } from '../../src/ledger/connection-row.ts'
import { ConnectionTable } from '../../src/ledger/connection-table.ts'

const first = { code: 'first-use', text: 'first use of this origin', connection: null } as const

function row(given: Partial<ConnectionRow> = {}): ConnectionRow {
  return {
    connection: 'c1',
    origin: 'http://127.0.0.1:41799',
    pool: 'p1',
    state: 'idle',
    since: 1.2,
    serving: null,
    requests: 3,
    age: 12.3,
    idle: 1.2,
    openedBecause: first,
    closedBecause: null,
    bytesSent: 452,
    bytesReceived: 1100,
    local: '127.0.0.1:40000',
    remote: '127.0.0.1:41799',
    ...given,
  }
}

function shown(...rows: readonly ConnectionRow[]): string {
  return inspect(ConnectionTable.from(rows))
}

describe('the table of connections', () => {
  it('is empty without any', () => {
    expect(shown()).toBe('no connections')
  })

  it('has a line for each, and its reasons below', () => {
    const text = 'c1 is another session’s'
    const closedBecause = { code: 'server-close', text: 'the server closed c2', connection: 'c2' }
    const table = shown(
      row(),
      row({ connection: 'c2', state: 'busy', since: 0.5, serving: 'GET /x', requests: 12 }),
      row({
        connection: 'c3',
        state: 'closed',
        openedBecause: { code: 'other-session', text, connection: 'c1' },
        closedBecause: { ...closedBecause, code: 'server-close' },
      }),
    )
    expect(table.split('\n')).toEqual([
      'conn  origin                  pool  state        req   age   sent  received',
      'c1    http://127.0.0.1:41799  p1    idle 1.2 s     3  12 s  452 B    1.1 kB',
      '      opened: first use of this origin',
      'c2    http://127.0.0.1:41799  p1    busy 500 ms   12  12 s  452 B    1.1 kB',
      '      opened: first use of this origin',
      '      busy with GET /x',
      'c3    http://127.0.0.1:41799  p1    closed         3  12 s  452 B    1.1 kB',
      `      opened: ${text}`,
      '      closed: the server closed c2',
    ])
  })

  it('keeps within 80 columns', () => {
    const long = row({
      origin: `https://${'very-'.repeat(20)}long.example:8443`,
      serving: `GET /${'x'.repeat(200)}`,
    })
    const lines = shown(long).split('\n')
    expect(lines.map((line) => line.length).filter((length) => length > 80)).toEqual([])
    expect(lines[1]).toContain('ple:8443')
  })

  it('leaves out the older ones where there are many', () => {
    const rows = Array.from({ length: 45 }, (_, n) => row({ connection: `c${n + 1}` }))
    const lines = shown(...rows).split('\n')
    expect(lines[1]).toBe('… 5 older')
    expect(lines[2]?.startsWith('c6 ')).toBe(true)
  })
})

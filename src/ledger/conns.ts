import { defaultPorts, type Origin } from '../http/origin.ts'
import { bindArguments } from '../repr/call-arguments.ts'
import { whyClosed } from './closing.ts'
import type { ConnectionRecord } from './connection-record.ts'
import type { ConnectionRow } from './connection-row.ts'
import { ConnectionTable } from './connection-table.ts'
import type { Ledger } from './ledger.ts'
import { seconds } from './phases.ts'

/** What `conns` may be told. */
export interface ConnsOptions {
  /** Whether those whose socket is gone are shown too: the last 1,000. @default false */
  readonly closed?: boolean
}

const signature = { name: 'conns', parameters: [], keywordOnly: ['closed'] } as const

/** `conns` over a ledger, with the time of the ledger's events. */
export function createConns(
  ledger: Pick<Ledger, 'connections' | 'closedConnections'>,
  nowMs: () => number,
): (options?: ConnsOptions) => ConnectionTable {
  return function conns(...args: readonly unknown[]): ConnectionTable {
    const { closed = false } = bindArguments<'closed'>(signature, args)
    const live = ledger.connections()
    const records = closed ? [...ledger.closedConnections(), ...live].sort(byAge) : live
    const at = nowMs()
    const table = new ConnectionTable()
    for (const record of records) table.push(rowOf(record, at))
    return table
  }
}

function byAge(a: ConnectionRecord, b: ConnectionRecord): number {
  return a.openedMs - b.openedMs
}

function rowOf(record: ConnectionRecord, nowMs: number): ConnectionRow {
  const { id, origin, pool, state, sinceMs, served, openedMs, why, traffic, current } = record
  const isClosed = state === 'closed'
  const sinceNow = seconds(nowMs - sinceMs)
  return {
    connection: id,
    origin: originText(origin),
    pool: `p${pool.id}`,
    state,
    since: sinceNow,
    serving: current === undefined || current.method === '' ? null : requestText(current),
    requests: served,
    age: seconds((isClosed ? sinceMs : nowMs) - openedMs),
    idle: state === 'idle' ? sinceNow : null,
    openedBecause: why,
    closedBecause: isClosed || state === 'closing' ? whyClosed(record) : null,
    bytesSent: traffic.sent,
    bytesReceived: traffic.received,
    local: record.local,
    remote: record.remote,
  }
}

function requestText({ method, target }: { method: string; target: string }): string {
  return `${method} ${target}`
}

function originText({ scheme, host, port }: Origin): string {
  const name = host.includes(':') ? `[${host}]` : host
  return port === defaultPorts[scheme] ? `${scheme}://${name}` : `${scheme}://${name}:${port}`
}

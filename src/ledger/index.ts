/** What connections and requests have cost, and which served which: the ledger of this process. */

export { Bill, type Billing } from './bill.ts'
export type { ConnectionRecord, ConnectionState } from './connection-record.ts'
export type { ConnectionRow } from './connection-row.ts'
export { ConnectionTable } from './connection-table.ts'
export type { ConnsOptions } from './conns.ts'
export { Ledger } from './ledger.ts'
export type { Phases } from './phases.ts'
export { bill, conns, ledger } from './process-ledger.ts'
export type { RequestRecord } from './request-record.ts'
export { type ResponseConnection, responseConnection, verdictText } from './response-connection.ts'
export { difference, noTotals, type Totals } from './totals.ts'
export { type Why, type WhyCode, whyCodes } from './why.ts'

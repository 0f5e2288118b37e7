/** What connections and requests have cost, and which served which: the ledger of this process. */
import { feed } from '../events/feed.ts'
import { Ledger } from './ledger.ts'

export type { ConnectionRecord, ConnectionState } from './connection-record.ts'
export { Ledger } from './ledger.ts'
export type { Phases } from './phases.ts'
export type { RequestRecord } from './request-record.ts'
export { type ResponseConnection, responseConnection, verdictText } from './response-connection.ts'
export { difference, noTotals, type Totals } from './totals.ts'
export { type Why, type WhyCode, whyCodes } from './why.ts'

/** The ledger of this process: all that its feed tells is in it. */
export const ledger: Ledger = new Ledger()
ledger.listen(feed)

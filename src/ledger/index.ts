/** What connections and requests have cost, and which served which: the ledger of this process. */
import { feed } from '../events/feed.ts'
import { Ledger } from './ledger.ts'

export { Ledger } from './ledger.ts'
export { difference, noTotals, type Totals } from './totals.ts'

/** The ledger of this process: all that its feed tells is in it. */
export const ledger: Ledger = new Ledger()
ledger.listen(feed)

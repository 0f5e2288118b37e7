import { systemClock } from '../clock/system-clock.ts'
import { feed } from '../events/feed.ts'
import { type Billing, createBill } from './bill.ts'
import type { ConnectionTable } from './connection-table.ts'
import { type ConnsOptions, createConns } from './conns.ts'
import { Ledger } from './ledger.ts'

/** The ledger of this process: all that its feed tells is in it. */
export const ledger: Ledger = new Ledger()
ledger.listen(feed)

/**
 * The connections of this process: each socket to a server, what it does, why it was opened and
 * what went over it. Rows of data, in the order in which they were opened, that show themselves as
 * a table. A socket that the server has closed is in it until it is closed on this side, too.
 *
 * @param options `closed: true` adds the last 1,000 that are closed
 * @throws TypeError for an option that it has not, in Python's words
 * @example
 * await session.get(practice.url)
 * conns().at(-1)?.state // 'idle'
 */
export const conns: (options?: ConnsOptions) => ConnectionTable = createConns(ledger, () =>
  systemClock.nowMs(),
)

/** What the connections of this process have cost; at the prompt, on one line. */
export const bill: Billing = createBill(() => ledger.spending())

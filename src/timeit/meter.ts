import { noTotals, type Totals } from '../ledger/index.ts'

/** Sums that grow. */
export type Sums = { -readonly [name in keyof Totals]: Totals[name] }

/** Tells what has been spent since it was asked last: one reading a call, since each takes time. */
export class Meter {
  readonly #read: () => Totals
  #last: Totals

  constructor(read: () => Totals) {
    this.#read = read
    this.#last = read()
  }

  /** Leaves out what was spent up to now. */
  restart(): void {
    this.#last = this.#read()
  }

  /** Adds what was spent since then to `sums`; answers with both readings. */
  addTo(sums: Sums): { readonly before: Totals; readonly after: Totals } {
    const before = this.#last
    const after = this.#read()
    this.#last = after
    sums.requests += after.requests - before.requests
    sums.simulated += after.simulated - before.simulated
    sums.connections += after.connections - before.connections
    sums.handshakes += after.handshakes - before.handshakes
    sums.dnsMs += after.dnsMs - before.dnsMs
    sums.connectMs += after.connectMs - before.connectMs
    sums.tlsMs += after.tlsMs - before.tlsMs
    sums.elapsedMs += after.elapsedMs - before.elapsedMs
    sums.bytesSent += after.bytesSent - before.bytesSent
    sums.bytesReceived += after.bytesReceived - before.bytesReceived
    return { before, after }
  }
}

/** Sums of nothing. */
export function noSums(): Sums {
  return { ...noTotals }
}

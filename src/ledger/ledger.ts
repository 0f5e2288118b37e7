import type { PoolReplEvent } from '../events/event.ts'
import type { Feed } from '../events/feed.ts'
import { noTotals, type Totals } from './totals.ts'

type Sums = { -readonly [name in keyof Totals]: Totals[name] }

/** Folds the events of a feed into what connections and requests have cost. */
export class Ledger {
  readonly #sums: Sums = { ...noTotals }
  /** When the requests whose answer has not begun asked for a connection. */
  readonly #asked = new Map<number, number>()

  /** Records what a feed tells from now on; the function returned ends that. */
  listen(feed: Feed): () => void {
    return feed.listen((event) => this.record(event))
  }

  /** What has been recorded so far, added up. */
  totals(): Totals {
    return { ...this.#sums }
  }

  /** Takes in one event. */
  record(event: PoolReplEvent): void {
    const sums = this.#sums
    switch (event.type) {
      case 'opening':
      case 'resetting':
      case 'reused':
        this.#asked.set(event.request, event.atMs)
        return
      case 'dns':
        sums.dnsMs += event.atMs - event.startMs
        return
      case 'connect':
        if (event.error !== undefined) return
        sums.connections += 1
        sums.handshakes += 1
        sums.connectMs += event.atMs - event.startMs
        return
      case 'tls':
        sums.tlsMs += event.atMs - event.startMs
        if (event.error === undefined) sums.handshakes += 1
        return
      case 'sent':
        sums.requests += 1
        return
      case 'head':
        sums.elapsedMs += event.atMs - (this.#asked.get(event.request) ?? event.atMs)
        this.#asked.delete(event.request)
        return
      case 'end':
        sums.bytesReceived += event.bytes
        return
      default:
    }
  }
}

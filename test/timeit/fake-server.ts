import { ManualClock } from '../../src/clock/manual-clock.ts'
import { noTotals, type Totals } from '../../src/ledger/index.ts'
import type { TimingEnvironment } from '../../src/timeit/index.ts'
import { PortGuard } from '../../src/timeit/port-guard.ts'

/** What one call costs. */
export interface CallCost {
  readonly ms: number
  readonly elapsedMs?: number
  readonly requests?: number
  readonly connections?: number
}

/** Calls that take time by a clock that is moved by hand, and cost what they are said to. */
export class FakeServer {
  readonly clock = new ManualClock()
  readonly ports = new PortGuard(this.clock)
  /** The names of the calls, in order. */
  readonly called: string[] = []
  readonly written: string[] = []
  #totals: Totals = noTotals

  /** A function to be timed. */
  call(name: string, cost: CallCost | ((nth: number) => CallCost)): () => Promise<void> {
    let nth = 0
    return async () => {
      nth += 1
      this.called.push(name)
      await null
      this.#charge(typeof cost === 'function' ? cost(nth) : cost)
    }
  }

  get environment(): TimingEnvironment {
    return {
      clock: this.clock,
      totals: () => this.#totals,
      ports: this.ports,
      progress: { isTTY: true, write: (text) => this.written.push(text) },
    }
  }

  #charge({ ms, elapsedMs = ms / 2, requests = 1, connections = 0 }: CallCost): void {
    this.clock.advance(ms)
    const { requests: sent, connections: opened, handshakes, connectMs } = this.#totals
    this.#totals = {
      ...this.#totals,
      requests: sent + requests,
      connections: opened + connections,
      handshakes: handshakes + connections,
      connectMs: connectMs + connections,
      elapsedMs: this.#totals.elapsedMs + (requests > 0 ? elapsedMs : 0),
      bytesSent: this.#totals.bytesSent + 100 * requests,
      bytesReceived: this.#totals.bytesReceived + 400 * requests,
    }
  }
}

/** A cost that opens a connection with the first call alone. */
export function reusing(cost: CallCost): (nth: number) => CallCost {
  return (nth) => (nth === 1 ? { ...cost, ms: cost.ms * 3, connections: 1 } : cost)
}

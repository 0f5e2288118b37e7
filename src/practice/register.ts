import type { Clock } from '../clock/clock.ts'
import type { PracticeConnection, PracticeRequest } from './sightings.ts'

type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** The most requests that are remembered one by one; the counts of the connections go on. */
const requestsKept = 10_000

/** What the server writes down about one connection while it lives. */
export interface Sighting {
  /** The client named a host in its TLS greeting. */
  named(host: string): void
  /** The head of a request came in; what is returned takes the status once there is one. */
  requested(method: string, target: string, host: string | null): (status: number) => void
  /** One side ended the connection; later calls change nothing. */
  ended(by: 'client' | 'server'): void
}

/**
 * What the server saw: connections in the order of their accept, and requests in the order of their
 * heads.
 *
 * After {@link Register.reset} a connection that is still open is unknown; it is listed again, under
 * a new number, when it carries a request.
 */
export class Register {
  readonly #clock: Clock
  #connections: Writable<PracticeConnection>[] = []
  #requests: Writable<PracticeRequest>[] = []

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** A connection was accepted. */
  accepted(scheme: 'http' | 'https', remotePort: number): Sighting {
    const seen: Writable<PracticeConnection> = {
      n: 0,
      scheme,
      host: null,
      remotePort,
      requests: 0,
      open: true,
      closedBy: null,
      openedAtMs: this.#clock.wallMs(),
      closedAtMs: null,
    }
    this.#list(seen)
    return {
      named: (host) => {
        if (seen.requests === 0) seen.host = host
      },
      requested: (method, target, host) => this.#requested(seen, { method, target, host }),
      ended: (by) => {
        if (!seen.open) return
        Object.assign(seen, { open: false, closedBy: by, closedAtMs: this.#clock.wallMs() })
      },
    }
  }

  connections(): PracticeConnection[] {
    return this.#connections.map((seen) => ({ ...seen }))
  }

  requests(): PracticeRequest[] {
    return this.#requests.map((seen) => ({ ...seen }))
  }

  reset(): void {
    for (const seen of this.#connections) Object.assign(seen, { n: 0, requests: 0 })
    this.#connections = []
    this.#requests = []
  }

  #list(seen: Writable<PracticeConnection>): void {
    seen.n = this.#connections.push(seen)
  }

  #requested(
    seen: Writable<PracticeConnection>,
    request: Pick<PracticeRequest, 'method' | 'target' | 'host'>,
  ): (status: number) => void {
    if (seen.n === 0) this.#list(seen)
    if (seen.requests === 0) seen.host = request.host ?? seen.host
    seen.requests += 1
    const entry: Writable<PracticeRequest> = { connection: seen.n, ...request, status: null }
    if (this.#requests.push(entry) > requestsKept) this.#requests.shift()
    return (status) => {
      entry.status = status
    }
  }
}

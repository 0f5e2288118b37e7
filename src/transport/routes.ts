import { TransportError } from '../errors.ts'
import type { Origin } from '../http/origin.ts'

/** Where the socket for an origin is opened instead. */
export interface Endpoint {
  readonly address: string
  readonly port: number
  /** A certificate authority, PEM, that is trusted for this endpoint besides the usual ones. */
  readonly ca?: string
}

/** A rule: which origins it covers, and where they lead. */
export interface Route {
  covers(origin: Origin): boolean
  endpoint(origin: Origin): Endpoint | Promise<Endpoint>
}

/**
 * The table of routes: host → address, and the authority to trust there.
 *
 * A route changes where a socket is opened and nothing else: pools, log lines, Host, SNI and the
 * check of the certificate keep the origin's name. The first route that covers an origin counts.
 * With `sealed`, an origin that no route covers is refused at once, loopback excepted.
 *
 * @example
 * const routes = new Routes()
 * routes.map('shop.test', 443, { address: '127.0.0.1', port: 8443 })
 */
export class Routes {
  #rules: readonly Route[] = []
  /** Whether origins without a route are refused. Default false. */
  sealed = false

  /** Whether the table says nothing. */
  get empty(): boolean {
    return !this.sealed && this.#rules.length === 0
  }

  /** Adds a rule behind those that are there. */
  add(route: Route): void {
    this.#rules = [...this.#rules, route]
  }

  /** Forgets all rules. */
  clear(): void {
    this.#rules = []
    this.sealed = false
  }

  /** Leads `host` to `endpoint`; every port of it where `port` is null. */
  map(host: string, port: number | null, endpoint: Endpoint): void {
    const name = host.toLowerCase()
    this.add({
      covers: (origin) => origin.host === name && (port === null || origin.port === port),
      endpoint: () => endpoint,
    })
  }

  /**
   * Where to connect for `origin`; undefined means its own name and port.
   *
   * @throws TransportError `refused-by-route`, when sealed and no route covers it
   */
  async find(origin: Origin): Promise<Endpoint | undefined> {
    const route = this.#rules.find((rule) => rule.covers(origin))
    if (route !== undefined) return route.endpoint(origin)
    this.admit(origin)
    return undefined
  }

  /**
   * Lets a request for `origin` pass that is sent to somebody else, such as a proxy.
   *
   * @throws TransportError `refused-by-route`, as {@link Routes.find} does
   */
  admit(origin: Origin): void {
    if (!this.sealed || isLoopback(origin.host)) return
    if (!this.#rules.some((rule) => rule.covers(origin))) throw refusal(origin)
  }

  /**
   * Whether the table has a say about `origin`: then no proxy is asked for it that only the
   * environment names.
   */
  governs(origin: Origin): boolean {
    return this.sealed || this.#rules.some((rule) => rule.covers(origin))
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)
}

function refusal({ host, port }: Origin): TransportError {
  const message =
    `offline, and no route leads to ${host}:${port}; ` +
    `add one with --map ${host}=practice, or start without --offline`
  return new TransportError('refused-by-route', message, { phase: 'dns' })
}

/** The routes of this process: empty, until the shell fills them. */
export const routes: Routes = new Routes()

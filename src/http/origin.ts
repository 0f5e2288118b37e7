/** The two schemes that pool-repl opens connections for. */
export type Scheme = 'http' | 'https'

/** Where a pool's connections go. */
export interface Origin {
  readonly scheme: Scheme
  /** Lower case; an IPv6 address without its brackets. */
  readonly host: string
  readonly port: number
}

/** The port that each scheme means when a URL names none. */
export const defaultPorts: Readonly<Record<Scheme, number>> = { http: 80, https: 443 }

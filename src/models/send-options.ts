/** A timeout as urllib3's `Timeout` has it, in seconds; null for ever. */
export interface TimeoutValue {
  readonly connect_timeout: number | null
  readonly read_timeout: number | null
  /** For the connection and the head of the answer together. */
  readonly total: number | null
}

/**
 * How long to wait, in seconds: for the connection and between bytes, one number for both or one
 * each, or urllib3's `Timeout`. `null` waits for ever.
 */
export type TimeoutOption =
  | number
  | null
  | readonly [connect: number | null, read: number | null]
  | TimeoutValue

/** A client certificate: one PEM file with the key in it, or the files of certificate and key. */
export type CertOption = string | readonly [cert: string, key: string] | null

/** What an adapter is told about one sending, besides the request. */
export interface SendOptions {
  /** Leave the body to be read by the caller. */
  readonly stream: boolean
  readonly timeout: TimeoutOption
  /** Whether the server's certificate is checked, or the path of the CA file to check it by. */
  readonly verify: boolean | string
  readonly cert: CertOption
  /** Proxy URLs by `scheme`, `scheme://host`, `all`, `all://host`. */
  readonly proxies: Readonly<Record<string, string>>
}

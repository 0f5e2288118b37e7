/** Where a server serves what. */
export interface Place {
  readonly folder: string
  readonly httpPort: number
  readonly httpsPort: number
  /** The addresses on which it speaks HTTP; the first is 127.0.0.1. */
  readonly addresses: readonly string[]
}

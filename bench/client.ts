/** Where the servers are, and what a client has to trust. */
export interface Target {
  /** The origin that speaks HTTP, and the one that speaks TLS. */
  readonly http: string
  readonly https: string
  /** 100 origins that speak HTTP. */
  readonly hosts: readonly string[]
  /** The certificate of the authority. */
  readonly caFile: string
  /** A folder for what is written. */
  readonly folder: string
}

/** A call that is ready to be made again and again. */
export interface Call {
  /** Makes it once; how many bytes of body it has read, or another number that proves the work. */
  run(): Promise<number>
  /** What `run` must give. */
  readonly expects?: number
  close?(): void | Promise<void>
}

/** What one library can be timed at, by the name of the workload or the contender's own call. */
export type Client = Readonly<Record<string, (target: Target) => Call | Promise<Call>>>

export const bodySize: number = 1024
export const downloadSize: number = 100 * 1024 * 1024

/** What is posted: 10 KiB of JSON. */
export const document: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from({ length: 100 }, (_, i) => [`field${i}`, 'x'.repeat(88)]),
)

/** The headers and cookies of the workload that has many. */
export const manyHeaders: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from({ length: 20 }, (_, i) => [`X-Header-${i}`, `value ${i}`]),
)
export const manyCookies: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from({ length: 30 }, (_, i) => [`cookie${i}`, `value${i}`]),
)
export const cookieHeader: string = Object.entries(manyCookies)
  .map(([name, value]) => `${name}=${value}`)
  .join('; ')

/** The version of pool-repl; the same as in package.json. */
export const version = '0.1.0'

/** What pool-repl says of itself in requests. */
export const userAgent: string = `pool-repl/${version}`

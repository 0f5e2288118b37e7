/** The statuses that send a client elsewhere, where the answer has a Location. */
export const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

/** Those of them that hold for good. */
export const permanentRedirectStatuses: ReadonlySet<number> = new Set([301, 308])

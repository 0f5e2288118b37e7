import * as names from './urllib3-names.ts'

/**
 * The module `urllib3`: what of it is used under requests.
 *
 * @example
 * urllib3.disable_warnings()
 */
export const urllib3: typeof names = { ...names }

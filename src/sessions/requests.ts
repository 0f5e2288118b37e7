import * as names from './requests-names.ts'

/**
 * The module `requests`: its helpers, classes, exceptions and submodules.
 *
 * @example
 * const response = await requests.get('https://httpbin.org/get')
 * response.status_code === requests.codes.ok // true
 */
export const requests: typeof names = { ...names }

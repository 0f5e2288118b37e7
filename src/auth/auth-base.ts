import { NotImplementedError } from '../errors.ts'
import type { CaseInsensitiveDict } from '../http/case-insensitive-dict.ts'

/** What an authentication sees of the prepared request, and may change. */
export interface AuthTarget {
  method: string | null
  url: string | null
  readonly headers: CaseInsensitiveDict<string | Uint8Array>
}

/**
 * The parent of all authentications: requests' `AuthBase`. A function of the request does as well.
 *
 * @example
 * class TokenAuth extends AuthBase {
 *   __call__(request) {
 *     request.headers['Authorization'] = 'Bearer secret'
 *     return request
 *   }
 * }
 */
export class AuthBase {
  /** Adds to the prepared request what proves who asks, and returns it. */
  __call__(_request: AuthTarget): AuthTarget {
    throw new NotImplementedError('Auth hooks must be callable.')
  }
}

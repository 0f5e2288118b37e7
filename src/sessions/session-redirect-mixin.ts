import { basicCredentials } from '../auth/basic-credentials.ts'
import { credentialsOf, splitUrl } from '../http/split-url.ts'
import type { PreparedRequest } from '../models/prepared-request.ts'
import type { Response } from '../models/response.ts'
import { redirectMethod, redirectTarget, stripsAuth } from '../redirects/redirect-rules.ts'
import { type Proxies, resolveProxies } from './environment.ts'
import { netrcAuth } from './netrc-auth.ts'

/**
 * How a session follows redirects, for sessions that do it otherwise to override: requests'
 * `SessionRedirectMixin`.
 */
export class SessionRedirectMixin {
  /** How many redirects are followed before it is one too many. */
  max_redirects = 30
  /** Whether the environment may add proxies, CA files and passwords. */
  trust_env = true

  /**
   * Where an answer leads, as it says itself; null where it is no redirect.
   *
   * @throws UnicodeDecodeError where its Location is no UTF-8
   */
  get_redirect_target(response: Response): string | null {
    return redirectTarget(response.status_code, response.location)
  }

  /** Whether an Authorization header for one URL must not go to another. */
  should_strip_auth(old_url: string, new_url: string): boolean {
    return stripsAuth(old_url, new_url)
  }

  /** Takes the Authorization off that must not go along, and adds what the netrc file has. */
  rebuild_auth(prepared_request: PreparedRequest, response: Response): void {
    const { headerTable, url } = prepared_request
    const from = response.request.url ?? ''
    if (headerTable.has('Authorization') && this.should_strip_auth(from, url ?? '')) {
      headerTable.delete('Authorization')
    }
    const found = this.trust_env ? netrcAuth(url) : null
    if (found !== null) prepared_request.prepare_auth(found)
  }

  /**
   * The proxies for the request that follows, with the environment's where none was given. The
   * credentials of a proxy go to it alone, and not through a tunnel to the target.
   */
  rebuild_proxies(
    prepared_request: PreparedRequest,
    proxies: Proxies | null,
  ): Readonly<Record<string, string>> {
    const { headerTable, url } = prepared_request
    const resolved = resolveProxies(url ?? '', proxies ?? {}, this.trust_env)
    const { scheme } = splitUrl(url ?? '')
    headerTable.delete('Proxy-Authorization')
    const credentials = credentialsOf(resolved[scheme] ?? '')
    if (!scheme.startsWith('https') && credentials?.every(Boolean)) {
      headerTable.set('Proxy-Authorization', basicCredentials(...credentials))
    }
    return resolved
  }

  /** Changes the method as browsers do. */
  rebuild_method(prepared_request: PreparedRequest, response: Response): void {
    prepared_request.method = redirectMethod(response.status_code, prepared_request.method)
  }
}

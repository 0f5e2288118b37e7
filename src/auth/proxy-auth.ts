import type { AuthTarget } from './auth-base.ts'
import { HTTPBasicAuth } from './basic-auth.ts'
import { basicCredentials } from './basic-credentials.ts'

/** Basic authentication for a proxy: requests' `HTTPProxyAuth`. */
export class HTTPProxyAuth extends HTTPBasicAuth {
  override __call__(request: AuthTarget): AuthTarget {
    request.headers.set('Proxy-Authorization', basicCredentials(this.username, this.password))
    return request
  }
}

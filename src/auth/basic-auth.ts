import { AuthBase, type AuthTarget } from './auth-base.ts'
import { basicCredentials, type Credential } from './basic-credentials.ts'

/**
 * Basic authentication: requests' `HTTPBasicAuth`, and what a pair of user and password stands for.
 *
 * @example
 * session.auth = new HTTPBasicAuth('user', 'pass')
 */
export class HTTPBasicAuth extends AuthBase {
  readonly username: Credential
  readonly password: Credential

  constructor(username: Credential, password: Credential) {
    super()
    this.username = username
    this.password = password
  }

  override __call__(request: AuthTarget): AuthTarget {
    request.headers.set('Authorization', basicCredentials(this.username, this.password))
    return request
  }
}

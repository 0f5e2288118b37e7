/** The names of the module `requests`, each where Python has it. */
import { BaseAdapter, HTTPAdapter, urllib3 } from '../adapters/index.ts'
import { AuthBase } from '../auth/auth-base.ts'
import { HTTPBasicAuth } from '../auth/basic-auth.ts'
import { HTTPDigestAuth } from '../auth/digest-auth.ts'
import { HTTPProxyAuth } from '../auth/proxy-auth.ts'
import { createCookie } from '../cookies/cookie.ts'
import { cookiejar_from_dict } from '../cookies/cookiejar-from-dict.ts'
import { RequestsCookieJar } from '../cookies/requests-cookie-jar.ts'
import { CookieConflictError } from '../errors.ts'
import { CaseInsensitiveDict } from '../http/case-insensitive-dict.ts'
import { PreparedRequest } from '../models/prepared-request.ts'
import { Request } from '../models/request.ts'
import { Response } from '../models/response.ts'
import { Retry } from '../retry/index.ts'
import { Session } from './session.ts'

export {
  ConnectionError,
  ConnectTimeout,
  HTTPError,
  JSONDecodeError,
  ReadTimeout,
  RequestException,
  Timeout,
  TooManyRedirects,
  URLRequired,
} from '../errors.ts'
export { version as __version__ } from '../http/product.ts'
export { codes } from '../http/status-codes.ts'
export {
  deleteRequest as delete,
  get,
  head,
  options,
  patch,
  post,
  put,
  request,
  session,
} from './api.ts'
export * as exceptions from './exceptions.ts'
export * as utils from './requests-utils.ts'
export { PreparedRequest, Request, Response, Session }

/** requests.adapters */
export const adapters: Readonly<{
  BaseAdapter: typeof BaseAdapter
  HTTPAdapter: typeof HTTPAdapter
  Retry: typeof Retry
}> = { BaseAdapter, HTTPAdapter, Retry }

/** requests.auth */
export const auth: Readonly<{
  AuthBase: typeof AuthBase
  HTTPBasicAuth: typeof HTTPBasicAuth
  HTTPDigestAuth: typeof HTTPDigestAuth
  HTTPProxyAuth: typeof HTTPProxyAuth
}> = { AuthBase, HTTPBasicAuth, HTTPDigestAuth, HTTPProxyAuth }

/** requests.cookies */
export const cookies: Readonly<{
  CookieConflictError: typeof CookieConflictError
  RequestsCookieJar: typeof RequestsCookieJar
  cookiejar_from_dict: typeof cookiejar_from_dict
  create_cookie: typeof createCookie
}> = {
  CookieConflictError,
  RequestsCookieJar,
  cookiejar_from_dict,
  create_cookie: createCookie,
}

/** requests.models */
export const models: Readonly<{
  PreparedRequest: typeof PreparedRequest
  Request: typeof Request
  Response: typeof Response
}> = { PreparedRequest, Request, Response }

/** requests.packages, by which older documents reach urllib3 */
export const packages: Readonly<{ urllib3: typeof urllib3 }> = { urllib3 }

/** requests.sessions */
export const sessions: Readonly<{ Session: typeof Session }> = { Session }

/** requests.structures */
export const structures: Readonly<{ CaseInsensitiveDict: typeof CaseInsensitiveDict }> = {
  CaseInsensitiveDict,
}

import { cookiejar_from_dict } from '../cookies/cookiejar-from-dict.ts'
import type { RequestsCookieJar } from '../cookies/requests-cookie-jar.ts'
import { CaseInsensitiveDict } from '../http/case-insensitive-dict.ts'
import { encodingOf } from '../http/content-type.ts'
import { parseDictHeader } from '../http/dict-header.ts'
import { parseLinks } from '../http/link-header.ts'
import { quote, requoteUri, unquote } from '../http/percent-encoding.ts'
import { userAgent } from '../http/product.ts'
import { credentialsOf } from '../http/split-url.ts'
import { jsonCharset } from '../models/json-charset.ts'
import { defaultHeaders } from './default-headers.ts'

/* Those functions of requests.utils that programs use. */

export { get_netrc_auth } from './netrc-auth.ts'
export {
  cookiejar_from_dict,
  jsonCharset as guess_json_utf,
  parseLinks as parse_header_links,
  quote,
  requoteUri as requote_uri,
  unquote,
}

/** The values of the cookies by name. */
export function dict_from_cookiejar(jar: RequestsCookieJar): Record<string, string | null> {
  return jar.get_dict()
}

/** Puts cookies of these values into the jar, and returns it. */
export function add_dict_to_cookiejar(
  jar: RequestsCookieJar,
  dict: Readonly<Record<string, string | null>>,
): RequestsCookieJar {
  return cookiejar_from_dict(dict, { cookiejar: jar })
}

/** User and password of a URL, unquoted; two empty texts where it has not both. */
export function get_auth_from_url(url: string): [user: string, password: string] {
  return credentialsOf(url) ?? ['', '']
}

/** The charset that headers announce, as `response.encoding` takes it. */
export function get_encoding_from_headers(headers: CaseInsensitiveDict): string | null {
  return encodingOf(headers.get('content-type') ?? undefined)
}

/** The parameters of a header such as WWW-Authenticate by name; null where one has no value. */
export function parse_dict_header(value: string): Record<string, string | null> {
  return Object.fromEntries(parseDictHeader(value))
}

/** The headers that a new session sends. */
export function default_headers(): CaseInsensitiveDict {
  return new CaseInsensitiveDict(defaultHeaders<string>())
}

/** What pool-repl says of itself; of another client, where its name is given. */
export function default_user_agent(name?: string): string {
  return name === undefined ? userAgent : userAgent.replace(/^[^/]*/, name)
}

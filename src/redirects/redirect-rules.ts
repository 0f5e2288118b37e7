import { encodeLatin1 } from '../http/latin1.ts'
import { requoteUri } from '../http/percent-encoding.ts'
import { redirectStatuses } from '../http/redirect-statuses.ts'
import { resolveUrl } from '../http/resolve-url.ts'
import {
  hostnameOf,
  joinParts,
  portOf,
  splitUrl,
  withoutEmptyParameters,
} from '../http/split-url.ts'
import { decodeUtf8 } from '../http/utf8.ts'

/*
 * How requests follows redirects: where to, by which method, and what is left behind. Mirrors
 * requests' `SessionRedirectMixin`.
 */

/**
 * Where an answer sends its client, as the Location spells it; null where it sends it nowhere. The
 * header came as Latin-1 and is read as UTF-8.
 *
 * @throws UnicodeDecodeError where it is no UTF-8
 */
export function redirectTarget(status: number, location: string | undefined): string | null {
  if (!location || !redirectStatuses.has(status)) return null
  return decodeUtf8(encodeLatin1(location))
}

/** Where a redirect leads, and the fragment that further redirects inherit. */
export interface Hop {
  readonly url: string
  readonly fragment: string
}

/**
 * The URL that a target means, seen from the URL that answered: relative ones resolved, quoted
 * anew, with the fragment so far where it has none of its own (RFC 7231 section 7.1.2).
 */
export function redirectHop(from: string, target: string, fragment: string): Hop {
  const whole = target.startsWith('//') ? `${splitUrl(from).scheme}:${target}` : target
  const parts = splitUrl(whole)
  const kept = parts.fragment || fragment
  const path = withoutEmptyParameters(parts.path)
  const quoted = requoteUri(joinParts({ ...parts, path, fragment: kept }))
  return { url: parts.netloc === '' ? resolveUrl(from, quoted) : quoted, fragment: kept }
}

/**
 * The method of the request that follows: GET after 302 and 303 for everything but HEAD, and after
 * 301 for POST alone, as browsers do.
 */
export function redirectMethod(status: number, method: string | null): string | null {
  if ((status === 302 || status === 303) && method !== 'HEAD') return 'GET'
  return status === 301 && method === 'POST' ? 'GET' : method
}

/** Whether the body goes along. */
export function keepsBody(status: number): boolean {
  return status === 307 || status === 308
}

/** The headers that describe a body, and go when it goes. */
export const bodyHeaders: readonly string[] = [
  'Content-Length',
  'Content-Type',
  'Transfer-Encoding',
]

const schemePorts: Readonly<Record<string, number>> = { http: 80, https: 443 }

/**
 * Whether an Authorization header is left behind: when the host, the port or the scheme changes,
 * but for http to https of one host on their standard ports.
 */
export function stripsAuth(from: string, to: string): boolean {
  const before = place(from)
  const after = place(to)
  if (before.host !== after.host) return true
  if (before.scheme === 'http' && after.scheme === 'https' && before.standard && after.standard) {
    return false
  }
  if (before.scheme !== after.scheme) return true
  return before.port !== after.port && !(before.standard && after.standard)
}

function place(url: string) {
  const { scheme, netloc } = splitUrl(url)
  const port = portOf(netloc)
  const standard = port === null || port === schemePorts[scheme]
  return { scheme, host: hostnameOf(netloc), port, standard }
}

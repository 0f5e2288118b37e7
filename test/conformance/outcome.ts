import { Buffer } from 'node:buffer'
import { type BodyOutcome, describeBytes, describeDecoded } from './body.ts'
import type { CookieJar, Dict, PreparedRequest, Response } from './library.ts'
import type { Outcome } from './scenario.ts'

/** A value as results show it: bytes read as Latin-1. */
function shown(value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : (value ?? null)
}

/** Headers as pairs, in order. */
export function describeHeaders(headers: Dict): [string, unknown][] {
  const pairs = headers.items?.() ?? Object.entries(headers)
  return Array.from(pairs, ([name, value]) => [name, shown(value)])
}

function describeRequestBody(body: unknown): BodyOutcome | '{stream}' | null {
  if (body === null || body === undefined) return null
  if (typeof body === 'string') return describeBytes(new TextEncoder().encode(body))
  return body instanceof Uint8Array ? describeBytes(body) : '{stream}'
}

export function describePrepared(prepared: PreparedRequest): Outcome {
  return {
    method: prepared.method ?? null,
    url: prepared.url ?? null,
    headers: describeHeaders(prepared.headers),
    body: describeRequestBody(prepared.body),
  }
}

export function describeCookies(jar: CookieJar): Outcome[] {
  return Array.from(jar, (cookie) => ({
    name: cookie.name,
    value: cookie.value,
    domain: cookie.domain,
    path: cookie.path,
    secure: cookie.secure ?? false,
    expires: cookie.expires ?? null,
  }))
}

/** The body of an answer that has been read. */
export function describeContent(response: Response): BodyOutcome {
  return describeDecoded(response.content, response.text, response.encoding)
}

/** The whole of an answer; `streamed` says that its body was left to be read. */
export function describeResponse(response: Response, streamed: boolean): Outcome {
  const { next } = response
  return {
    status_code: response.status_code,
    reason: response.reason,
    ok: response.ok,
    url: response.url,
    encoding: response.encoding,
    headers: describeHeaders(response.headers),
    is_redirect: response.is_redirect,
    is_permanent_redirect: response.is_permanent_redirect,
    links: response.links,
    cookies: describeCookies(response.cookies),
    history: response.history.map(({ status_code, url }) => ({ status_code, url })),
    next: next === null || next === undefined ? next : { method: next.method, url: next.url },
    request: describePrepared(response.request),
    body: streamed ? '{unread}' : describeContent(response),
  }
}

import type { RawHeader } from '../../http/raw-headers.ts'
import { MalformedRequest } from './malformed-request.ts'

/** The request line and the header section of a request. */
export interface RequestHead {
  readonly method: string
  /** The request target as it was sent. */
  readonly target: string
  readonly version: '1.0' | '1.1'
  readonly headers: readonly RawHeader[]
}

/** How a request's body is delimited (RFC 9112, section 6). */
export type BodyFraming =
  | { readonly type: 'length'; readonly length: number }
  | { readonly type: 'chunked' }

const token = "[!#$%&'*+\\-.^_`|~0-9A-Za-z]+"
const requestLine: RegExp = new RegExp(`^(${token}) ([!-~]+) HTTP/(\\d)\\.(\\d)$`)
const headerLine: RegExp = new RegExp(`^(${token}):[ \\t]*(.*?)[ \\t]*$`)
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that a field value must not hold
const forbidden = /[\x00-\x08\x0a-\x1f\x7f]/

/**
 * The head without its header section.
 *
 * @throws MalformedRequest 505 for another major version, else 400
 */
export function parseRequestLine(line: string): RequestHead {
  const [, method, target, major, minor] = requestLine.exec(line) ?? []
  if (method === undefined || target === undefined) {
    throw new MalformedRequest(400, 'the request line is not "METHOD TARGET HTTP/1.1"')
  }
  if (major !== '1') throw new MalformedRequest(505, 'this server speaks HTTP/1.1')
  return { method, target, version: minor === '0' ? '1.0' : '1.1', headers: [] }
}

/** One header line; @throws MalformedRequest (400) for folding, a blank before the colon and the like. */
export function parseHeaderLine(line: string): RawHeader {
  const [, name, value] = headerLine.exec(line) ?? []
  if (name === undefined || value === undefined || forbidden.test(value)) {
    throw new MalformedRequest(400, 'a header line is not "Name: value"')
  }
  return [name, value]
}

/** The values of a header, in order. */
export function headerValues(headers: readonly RawHeader[], name: string): string[] {
  const wanted = name.toLowerCase()
  return headers.filter((header) => header[0].toLowerCase() === wanted).map((header) => header[1])
}

/** The lower-case members of a header that is a comma-separated list. */
export function headerTokens(headers: readonly RawHeader[], name: string): string[] {
  return headerValues(headers, name)
    .flatMap((value) => value.split(','))
    .map((member) => member.trim().toLowerCase())
    .filter((member) => member !== '')
}

/**
 * How the body behind this head ends.
 *
 * What could be read in two ways is refused, as RFC 9112, section 6.3 allows: both framings at
 * once, lengths that differ, a chunked HTTP/1.0 request.
 *
 * @throws MalformedRequest 400, or 501 for another transfer coding
 */
export function bodyFraming(head: RequestHead): BodyFraming {
  const codings = headerTokens(head.headers, 'transfer-encoding')
  const lengths = new Set(headerTokens(head.headers, 'content-length'))
  if (codings.length > 0) {
    if (lengths.size > 0 || head.version === '1.0') {
      throw new MalformedRequest(400, 'the length of the body is ambiguous')
    }
    if (codings.join() !== 'chunked')
      throw new MalformedRequest(501, 'only "chunked" is understood')
    return { type: 'chunked' }
  }
  const [length = '0', other] = lengths
  if (other !== undefined || !/^\d{1,15}$/.test(length)) {
    throw new MalformedRequest(400, 'the Content-Length is not one number')
  }
  return { type: 'length', length: Number(length) }
}

/** @throws MalformedRequest (400) unless an HTTP/1.1 request names its host once (RFC 9112, section 3.2). */
export function checkHost(head: RequestHead): void {
  const hosts = headerValues(head.headers, 'host')
  if (hosts.length > 1 || (hosts.length === 0 && head.version === '1.1')) {
    throw new MalformedRequest(400, 'a request carries one Host header')
  }
}

/** Whether the client wants the connection kept after the answer (RFC 9112, section 9.3). */
export function wantsKeepAlive(head: Pick<RequestHead, 'version' | 'headers'>): boolean {
  const options = headerTokens(head.headers, 'connection')
  if (options.includes('close')) return false
  return head.version === '1.1' || options.includes('keep-alive')
}

import type { RawHeader } from '../../http/raw-headers.ts'
import { reasonPhrase } from './reason-phrases.ts'
import type { Reply } from './reply.ts'
import { type RequestHead, wantsKeepAlive } from './request-head.ts'

/** What an answer looks like on the wire, body aside. */
export interface ResponsePlan {
  readonly head: Buffer
  /** How the body goes out; `none` also where it is left out, as for HEAD. */
  readonly body: 'none' | 'plain' | 'chunked'
  /** Whether the connection serves another request after it. */
  readonly keepAlive: boolean
}

/** The end of a chunked body, without trailers. */
export const lastChunk: Uint8Array = Buffer.from('0\r\n\r\n')

/** The interim answer to `Expect: 100-continue`. */
export const continueResponse: Uint8Array = Buffer.from('HTTP/1.1 100 Continue\r\n\r\n')

/** One chunk; must not be empty, as an empty one would end the body. */
export function chunkOf(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([
    Buffer.from(`${bytes.length.toString(16)}\r\n`),
    bytes,
    Buffer.from('\r\n'),
  ])
}

/**
 * Decides the framing of an answer (RFC 9112, section 6) and writes its head.
 *
 * No `Date`, `Server` or `Keep-Alive` header is added: the same request has the same answer, byte
 * for byte, on every run, and the server never closes an idle connection that it could warn of.
 */
export function planResponse(
  reply: Reply,
  request: Pick<RequestHead, 'method' | 'version' | 'headers'>,
): ResponsePlan {
  const framed = reply.status !== 204 && reply.status !== 304
  const { length } = reply.body
  const chunked = framed && length === null && request.version === '1.1'
  const delimited = !framed || length !== null || chunked
  const keepAlive = delimited && reply.close !== true && wantsKeepAlive(request)
  const framing: RawHeader[] = []
  if (framed && length !== null) framing.push(['Content-Length', String(length)])
  if (chunked) framing.push(['Transfer-Encoding', 'chunked'])
  if (!keepAlive) framing.push(['Connection', 'close'])
  else if (request.version === '1.0') framing.push(['Connection', 'keep-alive'])
  const bodiless = !framed || request.method === 'HEAD'
  return {
    head: headBytes(reply.status, [...reply.headers, ...framing]),
    body: bodiless ? 'none' : chunked ? 'chunked' : 'plain',
    keepAlive,
  }
}

function headBytes(status: number, headers: readonly RawHeader[]): Buffer {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`)
  for (const line of lines) {
    // Last line of defence: a value that came from a request must not start a header of its own.
    if (/[\r\n\0]/.test(line.slice(0, -2))) throw new TypeError('a header value holds a line end')
  }
  return Buffer.from(
    `HTTP/1.1 ${status} ${reasonPhrase(status)}\r\n${lines.join('')}\r\n`,
    'latin1',
  )
}

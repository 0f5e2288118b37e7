import type { Socket } from 'node:net'
import { ListMemo } from '../http/list-memo.ts'
import { defaultPorts, type Origin } from '../http/origin.ts'
import { userAgent } from '../http/product.ts'

/** What the head of a request is made of. */
export interface HeadParts {
  readonly method: string
  /** What stands in the request line. */
  readonly target: string
  /** Names and values in turn. */
  readonly headers: readonly string[]
  /** The bytes, or the pieces of a body; null for none. */
  readonly body: object | null
}

/** The head of a request, ready to be written. */
export interface RequestHead {
  /** All lines, without the empty one that ends them. */
  readonly text: string
  /** Whether the body goes out in chunks. */
  readonly chunked: boolean
  /** What Content-Length says, where the caller has set it. */
  readonly length: string | undefined
  /** Whether the server is asked to close the connection. */
  readonly closes: boolean
}

/** What urllib3 sends without a length when they have no body. */
const bodiless = new Set(['GET', 'HEAD', 'DELETE', 'TRACE', 'OPTIONS', 'CONNECT'])

/**
 * The head as http.client and urllib3 write it: what they add comes first, the headers follow as
 * they are. A Content-Length decides how the body ends, then a Transfer-Encoding, then the body.
 */
export function requestHead(parts: HeadParts, origin: Origin): RequestHead {
  const lines = written.of(parts.headers)
  const { length, isFramed, closes } = lines
  const inPieces = parts.body !== null && !(parts.body instanceof Uint8Array)
  const chunked = length === undefined && (isFramed || inPieces)
  const added = isFramed ? '' : framing(parts)
  const text = `${parts.method} ${parts.target} HTTP/1.1\r\n${completed(lines, origin, added)}`
  return { text, chunked, length, closes }
}

interface Lines {
  readonly text: string
  /** By name in lower case; of a repeated one, the first. */
  readonly values: ReadonlyMap<string, string>
  /** What Content-Length says. */
  readonly length: string | undefined
  /** Whether they say how the body ends. */
  readonly isFramed: boolean
  readonly closes: boolean
  /** The same with what was added last: as a rule, that is added again. */
  last: { readonly origin: Origin; readonly framing: string; readonly text: string } | undefined
}

const written = new ListMemo(linesOf)

/** The lines, and before them those that the caller has left to be added. */
function completed(lines: Lines, origin: Origin, framing: string): string {
  const { last, values } = lines
  if (last?.origin === origin && last.framing === framing) return last.text
  let text = values.has('host') ? '' : `Host: ${hostOf(origin)}\r\n`
  if (!values.has('accept-encoding')) text += 'Accept-Encoding: identity\r\n'
  text += framing
  if (!values.has('user-agent')) text += `User-Agent: ${userAgent}\r\n`
  text += lines.text
  lines.last = { origin, framing, text }
  return text
}

function linesOf(headers: readonly string[]): Lines {
  const values = new Map<string, string>()
  let text = ''
  for (let i = 0; i + 1 < headers.length; i += 2) {
    const [name = '', value = ''] = [headers[i], headers[i + 1]]
    text += `${name}: ${value}\r\n`
    if (!values.has(name.toLowerCase())) values.set(name.toLowerCase(), value)
  }
  const length = values.get('content-length')
  const isFramed = length !== undefined || values.has('transfer-encoding')
  const closes = /\bclose\b/i.test(values.get('connection') ?? '')
  return { text, values, length, isFramed, closes, last: undefined }
}

function framing({ method, body }: HeadParts): string {
  if (body instanceof Uint8Array) return `Content-Length: ${body.byteLength}\r\n`
  if (body !== null) return 'Transfer-Encoding: chunked\r\n'
  return bodiless.has(method.toUpperCase()) ? '' : 'Content-Length: 0\r\n'
}

/**
 * What stands in the Host header for an origin: a name without its last dot, an IPv6 address without
 * its interface.
 */
function hostOf({ scheme, host, port }: Origin): string {
  const name = host.includes(':') ? `[${host.replace(/%.*/, '')}]` : host.replace(/\.+$/, '')
  return port === defaultPorts[scheme] ? name : `${name}:${port}`
}

/**
 * Writes heads in the place of those that the engine writes, which would leave out some headers,
 * refuse others, and choose the order and the case of more.
 */
export class RequestHeadWriter {
  #head: RequestHead | undefined

  constructor(socket: Socket) {
    const { write } = socket
    socket.write = (piece: string | Uint8Array, encoding?: unknown, written?: unknown) => {
      const head = this.#head
      const isHead = head !== undefined && typeof piece === 'string'
      if (isHead) this.#head = undefined
      const text = isHead ? inPlaceOf(piece, head) : piece
      return write.call(socket, text, encoding as BufferEncoding, written as () => void)
    }
  }

  /** From now on, the next text that is written is the engine's head of a request. */
  expect(head: RequestHead): void {
    this.#head = head
  }
}

/** The engine ends a head at once, unless it is about to begin a chunk with a line of its own. */
function inPlaceOf(piece: string, { text, chunked }: RequestHead): string {
  if (!chunked) return `${text}\r\n`
  return piece.endsWith('\r\n\r\n') ? `${text}\r\n0\r\n\r\n` : text
}

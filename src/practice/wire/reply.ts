import type { RawHeader } from '../../http/raw-headers.ts'

/** A body that is not at hand as a whole. */
export interface ByteStream {
  /** Its bytes in all; `null` where that is not announced, so that it goes out chunked. */
  readonly length: number | null
  /** Called once, when the head has gone out. */
  chunks(): Iterable<Uint8Array> | AsyncIterable<Uint8Array>
}

/** What a route answers; the framing headers and `Connection` are added on the way out. */
export interface Reply {
  readonly status: number
  readonly headers: readonly RawHeader[]
  readonly body: Uint8Array | ByteStream
  /** Whether the connection ends after this answer. @default false */
  readonly close?: boolean
}

const nothing: Uint8Array = new Uint8Array(0)

/** What may be said about an answer of text besides its text. */
export interface TextOptions {
  /** @default 200 */
  readonly status?: number
  /** Headers besides `Content-Type`. */
  readonly headers?: readonly RawHeader[]
}

/** An answer of text, sent as UTF-8. */
export function text(body: string, options: TextOptions = {}): Reply {
  return textOf('text/plain; charset=utf-8', body, options)
}

/** An HTML page. */
export function html(page: string, options: TextOptions = {}): Reply {
  return textOf('text/html; charset=utf-8', page, options)
}

/** An answer of JSON, indented by two and ended by a line feed. */
export function json(value: unknown, options: TextOptions = {}): Reply {
  return textOf('application/json', `${JSON.stringify(value, null, 2)}\n`, options)
}

function textOf(type: string, body: string, { status = 200, headers = [] }: TextOptions): Reply {
  return { status, headers: [['Content-Type', type], ...headers], body: Buffer.from(body) }
}

/** An answer without a body. */
export function empty(status: number, headers: readonly RawHeader[] = []): Reply {
  return { status, headers, body: nothing }
}

/** A redirect; `location` goes out with what no header value may hold percent-encoded. */
export function redirect(
  location: string,
  status = 302,
  headers: readonly RawHeader[] = [],
): Reply {
  return empty(status, [['Location', encodeLocation(location)], ...headers])
}

function encodeLocation(location: string): string {
  return location.replace(/[^!-~]+/gu, (odd) => encodeURIComponent(odd))
}

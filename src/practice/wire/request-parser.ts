import type { RawHeader } from '../../http/raw-headers.ts'
import { InputBuffer } from './input-buffer.ts'
import { MalformedRequest } from './malformed-request.ts'
import {
  bodyFraming,
  checkHost,
  parseHeaderLine,
  parseRequestLine,
  type RequestHead,
} from './request-head.ts'

/** The most bytes of a request line and its header section together: 64 KiB. */
export const headLimit: number = 64 * 1024
/** The most bytes of a chunk's size line, its extensions included. */
const chunkLineLimit = 4096

/** What has come in. A request is a head, any number of pieces of its body, and its end. */
export type RequestEvent =
  | { readonly type: 'head'; readonly head: RequestHead }
  | { readonly type: 'body'; readonly bytes: Uint8Array }
  | { readonly type: 'end' }
  | { readonly type: 'need data' }

type State =
  | { readonly at: 'request line' }
  | { readonly at: 'headers'; readonly head: RequestHead; readonly headers: RawHeader[] }
  | { readonly at: 'body'; readonly left: number }
  | { readonly at: 'chunk size' }
  | { readonly at: 'chunk'; readonly left: number }
  | { readonly at: 'chunk end' }
  | { readonly at: 'trailers' }

const needData: RequestEvent = { type: 'need data' }

/**
 * Reads the requests of one connection out of its bytes; does no input or output itself.
 *
 * Bytes go in with {@link RequestParser.push}, events come out of {@link RequestParser.next}, in
 * the manner of h11. Several requests may lie behind one another in the bytes (pipelining).
 *
 * | at            | reads                | then                                     |
 * | ------------- | -------------------- | ---------------------------------------- |
 * | request line  | a line, blank: again | headers                                  |
 * | headers       | a line               | at a blank one: body or chunk size       |
 * | body          | its length in bytes  | request line                             |
 * | chunk size    | a line               | chunk, or trailers for size 0            |
 * | chunk         | its size in bytes    | chunk end                                |
 * | chunk end     | a blank line         | chunk size                               |
 * | trailers      | a line, dropped      | at a blank one: request line             |
 */
export class RequestParser {
  readonly #input = new InputBuffer()
  #state: State = { at: 'request line' }
  /** What the lines of the section being read may still have. */
  #lineBytesLeft: number = headLimit

  /** Bytes that have been pushed and not been read. */
  get buffered(): number {
    return this.#input.size
  }

  /** Whether the bytes so far end between two requests. */
  get betweenRequests(): boolean {
    return this.#state.at === 'request line' && this.#input.size === 0
  }

  push(bytes: Uint8Array): void {
    this.#input.push(bytes)
  }

  /**
   * The next event.
   *
   * @throws MalformedRequest when the bytes are no HTTP/1.1 request; nothing can be read after it
   */
  next(): RequestEvent {
    for (;;) {
      const event = this.#step(this.#state)
      if (event !== undefined) return event
    }
  }

  /** One row of the table above; `undefined` where the step made no event. */
  #step(state: State): RequestEvent | undefined {
    switch (state.at) {
      case 'request line':
        return this.#requestLine()
      case 'headers':
        return this.#header(state.head, state.headers)
      case 'body':
        return state.left === 0 ? this.#end() : this.#piece('body', state.left)
      case 'chunk size':
        return this.#chunkSize()
      case 'chunk':
        return this.#piece('chunk', state.left)
      case 'chunk end':
        return this.#chunkEnd()
      case 'trailers':
        return this.#trailer()
    }
  }

  #line(): string | null {
    const before = this.#input.size
    const line = this.#input.takeLine(this.#lineBytesLeft, 431)
    this.#lineBytesLeft -= before - this.#input.size
    return line
  }

  #requestLine(): RequestEvent | undefined {
    const line = this.#line()
    if (line === null) return needData
    if (line !== '') this.#state = { at: 'headers', head: parseRequestLine(line), headers: [] }
    return undefined
  }

  #header(start: RequestHead, headers: RawHeader[]): RequestEvent | undefined {
    const line = this.#line()
    if (line === null) return needData
    if (line !== '') {
      headers.push(parseHeaderLine(line))
      return undefined
    }
    const head = { ...start, headers }
    checkHost(head)
    const framing = bodyFraming(head)
    this.#state =
      framing.type === 'chunked' ? { at: 'chunk size' } : { at: 'body', left: framing.length }
    this.#lineBytesLeft = headLimit
    return { type: 'head', head }
  }

  #piece(at: 'body' | 'chunk', left: number): RequestEvent {
    const bytes = this.#input.take(left)
    if (bytes.length === 0) return needData
    const rest = left - bytes.length
    this.#state = rest === 0 && at === 'chunk' ? { at: 'chunk end' } : { at, left: rest }
    return { type: 'body', bytes }
  }

  #chunkSize(): RequestEvent | undefined {
    const line = this.#input.takeLine(chunkLineLimit, 400)
    if (line === null) return needData
    const size = /^([0-9A-Fa-f]{1,8})[ \t]*(;.*)?$/.exec(line)?.[1]
    if (size === undefined) throw new MalformedRequest(400, 'a chunk has no size')
    const left = Number.parseInt(size, 16)
    this.#state = left === 0 ? { at: 'trailers' } : { at: 'chunk', left }
    return undefined
  }

  #chunkEnd(): RequestEvent | undefined {
    const line = this.#input.takeLine(chunkLineLimit, 400)
    if (line === null) return needData
    if (line !== '') throw new MalformedRequest(400, 'a chunk is longer than its size')
    this.#state = { at: 'chunk size' }
    return undefined
  }

  #trailer(): RequestEvent | undefined {
    const line = this.#line()
    if (line === null) return needData
    if (line === '') return this.#end()
    parseHeaderLine(line)
    return undefined
  }

  #end(): RequestEvent {
    this.#state = { at: 'request line' }
    this.#lineBytesLeft = headLimit
    return { type: 'end' }
  }
}

import * as errors from '../errors.ts'
import { TransportError } from '../errors.ts'
import { defineRepr, repr, reprBytes, reprTuple } from '../repr/index.ts'
import { BrokenChunk } from '../transport/chunk-tracker.ts'
import { codeOf } from '../transport/failures.ts'
import { type ErrorContext, poolName, sslError } from './urllib3-errors.ts'

/** How a body was being read when it failed: the text of an IncompleteRead counts accordingly. */
export interface Reading {
  /**
   * `stream` in pieces of `amt`, as requests does also for `content`; `amount` by `read(amt)`;
   * `whole` by `read()`, which leaves the counting to http.client.
   */
  readonly way: 'stream' | 'amount' | 'whole'
  readonly amt: number | null
  /** Bytes that came in, and those of them that earlier reads have had. */
  readonly received: number
  readonly before: number
  /** As announced; null where it was not. */
  readonly length: number | null
}

/** A failure while the body was read, as urllib3 raises it. */
export function asBodyError(error: unknown, context: ErrorContext, reading: Reading): unknown {
  if (!(error instanceof TransportError)) return error
  if (error.failure === 'read-timeout') {
    return new errors.ReadTimeoutError(`${poolName(context)}: Read timed out.`, { cause: error })
  }
  if (error.failure === 'tls') return sslError(error, context)
  const { cause } = error
  const at = cause instanceof BrokenChunk ? cause : undefined
  const isReset = codeOf(at?.cause ?? cause) === 'ECONNRESET'
  if (isReset && context.origin.scheme === 'http') return broken(resetByPeer(error))
  return at === undefined ? broken(incompleteRead(error, reading)) : brokenChunk(error, at, reading)
}

function resetByPeer(cause: unknown): Error {
  const args = [104, 'Connection reset by peer']
  return new errors.ConnectionResetError(`[Errno ${args[0]}] ${args[1]}`, { cause, args })
}

/** Only reads that http.client does by itself, from the first byte to the last, are counted by it. */
function incompleteRead(cause: unknown, { way, received, before, length }: Reading): Error {
  const left = length === null ? null : length - received
  if (way === 'whole') return httpIncompleteRead(cause, received - before, left)
  const text = incompleteText(received, left)
  return printedAs(new errors.IncompleteRead(text, { cause }), text)
}

function brokenChunk(cause: unknown, at: BrokenChunk, { way, amt, before }: Reading): Error {
  if (way !== 'stream') {
    return broken(httpIncompleteRead(cause, Math.max(0, at.complete - before), null))
  }
  if (at.line === null) {
    // a chunk is read in pieces from its start
    const piece = amt ?? at.size
    const whole = Math.floor(at.received / piece) * piece
    const due = Math.min(piece, at.size - whole)
    return broken(httpIncompleteRead(cause, at.received - whole, due - (at.received - whole)))
  }
  if (at.line.byteLength === 0) {
    return new errors.ProtocolError('Response ended prematurely', { cause })
  }
  const [size = ''] = Buffer.from(at.line).toString('latin1').split(';')
  const text = `InvalidChunkLength(got length ${reprBytes(Buffer.from(size, 'latin1'))}, 0 bytes read)`
  return broken(printedAs(new errors.InvalidChunkLength(text, { cause, args: [] }), text))
}

function httpIncompleteRead(cause: unknown, read: number, left: number | null): Error {
  const text = incompleteText(read, left)
  return printedAs(new errors.HttpClientIncompleteRead(text, { cause }), text)
}

function incompleteText(read: number, left: number | null): string {
  return `IncompleteRead(${read} bytes read${left === null ? '' : `, ${left} more expected`})`
}

function broken(cause: Error): errors.ProtocolError {
  const first = `Connection broken: ${repr(cause)}`
  return new errors.ProtocolError(reprTuple([first, cause]), { cause, args: [first, cause] })
}

/** http.client prints some of its errors in a form of their own. */
function printedAs<E extends Error>(error: E, text: string): E {
  defineRepr({ prototype: error }, () => text)
  return error
}

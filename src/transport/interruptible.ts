import type { RawResponse } from '../http/raw-response.ts'
import type { Exchange } from './exchange.ts'

/** The answer's head, unless the line of the prompt is interrupted before it is here. */
export async function interruptible(
  exchange: Pick<Exchange, 'response' | 'abort'>,
  signal: AbortSignal,
): Promise<RawResponse> {
  const abort = () => exchange.abort(reasonOf(signal))
  // it may have aborted while the connection was looked at
  if (signal.aborted) abort()
  signal.addEventListener('abort', abort, { once: true })
  try {
    return await exchange.response
  } finally {
    signal.removeEventListener('abort', abort)
  }
}

function reasonOf({ reason }: AbortSignal): Error {
  const given: unknown = reason
  return given instanceof Error ? given : new Error('interrupted')
}

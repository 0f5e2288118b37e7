import type { ConnectionRecord } from './connection-record.ts'
import { durationText } from './duration-text.ts'
import type { Why, WhyCode } from './why.ts'

/** Why a connection does not serve any more, as far as that is known. */
export function whyClosed(connection: ConnectionRecord): Why {
  const code = codeOf(connection)
  return { code, text: texts[code](connection), connection: connection.id }
}

type ClosingCode = Exclude<
  WhyCode,
  | 'reused'
  | 'first-use'
  | 'other-settings'
  | 'other-session'
  | 'all-busy'
  | 'unread-body'
  | 'empty-slot'
  | 'connect-failed'
>

function codeOf({ dropped, failure, lastEnd, announced, unasked }: ConnectionRecord): ClosingCode {
  if (dropped !== null) return dropped
  if (failure !== null || lastEnd === 'failed') return 'broken'
  if (lastEnd === 'left') return 'body-left'
  return announced ?? (unasked ? 'unasked-bytes' : 'closed-while-idle')
}

const texts: Readonly<Record<ClosingCode, (connection: ConnectionRecord) => string>> = {
  'server-close': ({ id }) => `the server closed ${id} (Connection: close)`,
  'request-close': ({ id }) => `the last request on ${id} asked for its end (Connection: close)`,
  'http-1.0': ({ id }) => `${id} ended with an answer of HTTP/1.0`,
  'until-close': ({ id }) => `${id} ended with the body of its answer, to mark its end`,
  'closed-while-idle': ({ id, idleAtCloseMs }) => {
    if (idleAtCloseMs === null) return `the server closed ${id} without a word`
    return `the server closed ${id} while it was idle, after ${durationText(idleAtCloseMs)}`
  },
  'unasked-bytes': ({ id }) =>
    `bytes came on ${id} that no request had asked for: it was closed here`,
  'body-left': ({ id }) => `${id} was closed here with the body of its answer unread`,
  'pool-full': ({ id, poolSize }) => `${id} was discarded: the pool was full (${poolSize})`,
  evicted: ({ id }) => `the pool of ${id} was evicted (more hosts than pool_connections)`,
  broken: ({ id, failure }) => `${id} broke (${failure ?? 'in the body of its answer'})`,
  'session-closed': ({ id }) => `${id} was closed with its session`,
  'no-pooling': ({ id }) => `${id} was not kept (pool_connections=0)`,
}

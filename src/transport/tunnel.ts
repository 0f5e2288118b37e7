import type { Socket } from 'node:net'
import { TransportError, type TransportFailure } from '../errors.ts'
import type { ConnectionId } from '../events/event.ts'
import type { Origin } from '../http/origin.ts'
import { settleWithin } from './deadline.ts'
import type { Dialing } from './dialing.ts'

/** http.client's limit of a line; here it is that of the whole head. */
const longestHead = 65_536

/**
 * Asks an HTTP proxy for a tunnel to `target` over `socket`, which is connected to it; settles when
 * the socket leads to the target. RFC 9110, 9.3.6.
 *
 * @throws TransportError `proxy-refused` for any status but 200, its message Python's words for it;
 *   `disconnected`, `reset`, `not-http` or `read-timeout` where no answer came
 */
export function openTunnel(
  socket: Socket,
  target: Origin,
  authorization: string | null,
  connection: ConnectionId,
  dialing: Dialing,
): Promise<void> {
  return settleWithin<void>(dialing.limits('proxy'), (resolve, reject) => {
    const answer = new TunnelAnswer()
    const fail = (failure: TransportFailure, message: string, cause?: unknown) => {
      stop()
      socket.destroy()
      reject(new TransportError(failure, message, { phase: 'proxy', connection, cause }))
    }
    const read = () => {
      for (let piece = socket.read(); piece !== null; piece = socket.read()) answer.add(piece)
      const { refusal, complete } = answer
      if (refusal !== undefined) fail(...refusal)
      else if (complete) {
        stop()
        resolve()
      }
    }
    const end = () => fail('disconnected', 'the proxy closed the connection instead of answering')
    const broken = (error: Error) => fail('reset', error.message, error)
    const stop = () => {
      socket.removeListener('readable', read)
      socket.removeListener('end', end)
      socket.removeListener('error', broken)
      socket.on('error', () => {})
    }
    socket.on('readable', read)
    socket.once('end', end)
    socket.once('error', broken)
    socket.write(connectRequest(target, authorization), 'latin1')
    return () => {
      stop()
      socket.destroy()
    }
  })
}

function connectRequest({ host, port }: Origin, authorization: string | null): string {
  const place = `${host.includes(':') ? `[${host}]` : host}:${port}`
  const lines = [`CONNECT ${place} HTTP/1.1`, `Host: ${place}`]
  if (authorization !== null) lines.push(`Proxy-Authorization: ${authorization}`)
  return `${lines.join('\r\n')}\r\n\r\n`
}

/** The head of a proxy's answer while it comes in. */
class TunnelAnswer {
  #text = ''

  add(piece: Buffer): void {
    this.#text += piece.toString('latin1')
  }

  /** Why there will be no tunnel, as soon as the first line says so. */
  get refusal(): readonly [TransportFailure, string] | undefined {
    if (this.#text.length > longestHead) return ['not-http', this.#text.slice(0, 200)]
    const end = this.#text.indexOf('\n')
    if (end < 0) return undefined
    const line = this.#text.slice(0, end + 1)
    const [, status, reason = ''] = /^HTTP\/\S+\s+(\d{3})(?:\s+(.*))?\s*$/.exec(line) ?? []
    if (status === undefined) return ['not-http', line]
    if (status === '200') return undefined
    return ['proxy-refused', `Tunnel connection failed: ${status} ${reason.trim()}`]
  }

  /** Whether the whole head is here; no server speaks first in TLS, so nothing comes behind it. */
  get complete(): boolean {
    return /\n\r?\n/.test(this.#text)
  }
}

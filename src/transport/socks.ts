import type { Socket } from 'node:net'
import { TransportError } from '../errors.ts'
import type { ConnectionId } from '../events/event.ts'
import type { Origin } from '../http/origin.ts'
import { settleWithin } from './deadline.ts'
import type { Dialing } from './dialing.ts'
import { lookUp } from './lookup.ts'
import type { Socks } from './via.ts'

/** What a SOCKS 5 proxy answers (RFC 1928, 6), by the package's names; the words are PySocks'. */
const replies: Readonly<Record<string, string>> = {
  Failure: '0x01: General SOCKS server failure',
  NotAllowed: '0x02: Connection not allowed by ruleset',
  NetworkUnreachable: '0x03: Network unreachable',
  HostUnreachable: '0x04: Host unreachable',
  ConnectionRefused: '0x05: Connection refused',
  TTLExpired: '0x06: TTL expired',
  CommandNotSupported: '0x07: Command not supported, or protocol error',
  AddressNotSupported: '0x08: Address type not supported',
}

/** The package wants a limit of its own; the limits of the dialing come first. */
const neverMs = 2 ** 31 - 1

/**
 * Asks a SOCKS proxy for the way to `target` over `socket`, which is connected to it; settles when
 * the socket leads to the target. The name is looked up here, unless the proxy is to do that.
 *
 * @throws TransportError `proxy-refused`, its message PySocks' words for it; `name-unknown`,
 *   `connect-timeout`
 */
export async function openSocks(
  socket: Socket,
  target: Origin,
  via: Socks,
  connection: ConnectionId,
  dialing: Dialing,
): Promise<void> {
  const host = via.remoteDns ? target.host : preferred(await lookUp(target.host, dialing))
  const { SocksClient } = await import('socks')
  const { proxy, version, credentials } = via
  await settleWithin<void>(dialing.limits('connect'), (resolve, reject) => {
    const refuse = (cause: unknown) => {
      socket.destroy()
      reject(refused(cause, connection))
    }
    const established = SocksClient.createConnection({
      command: 'connect',
      existing_socket: socket,
      timeout: neverMs,
      destination: { host, port: target.port },
      proxy: {
        host: proxy.host,
        port: proxy.port,
        type: version,
        ...(credentials !== null && { userId: credentials[0], password: credentials[1] }),
      },
    })
    established.then(() => resolve(), refuse)
    return () => socket.destroy()
  })
  // the package leaves no listener behind, and an error without one would end the process
  socket.on('error', () => {})
}

/** PySocks can't tell which family the proxy reaches, and takes IPv4 where there is a choice. */
function preferred(addresses: readonly string[]): string {
  return addresses.find((address) => !address.includes(':')) ?? addresses[0] ?? ''
}

function refused(cause: unknown, connection: ConnectionId): TransportError {
  const text = cause instanceof Error ? cause.message : String(cause)
  const reply = / rejected connection - (\w+)$/.exec(text)?.[1]
  const words = reply === undefined ? wordsFor(text) : (replies[reply] ?? 'Unknown error')
  return new TransportError('proxy-refused', words, { phase: 'proxy', connection, cause })
}

function wordsFor(text: string): string {
  if (text.includes('Authentication failed')) return 'SOCKS5 authentication failed'
  if (text.includes('no accepted authentication')) {
    return 'All offered SOCKS5 authentication methods were rejected'
  }
  return text === 'Socket closed' ? 'Connection closed unexpectedly' : text
}

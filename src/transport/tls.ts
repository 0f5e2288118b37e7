import { isIP, type Socket } from 'node:net'
import {
  createSecureContext,
  rootCertificates,
  type SecureContext,
  connect as startTls,
  type TLSSocket,
} from 'node:tls'
import { TransportError } from '../errors.ts'
import type { ConnectionId } from '../events/event.ts'
import { runtimeName } from '../runtime/name.ts'
import { clientKeyFault } from './client-key.ts'
import { settleWithin } from './deadline.ts'
import type { Dialing } from './dialing.ts'
import { codeOf } from './failures.ts'
import { PeerCheck } from './peer-check.ts'
import type { TlsSettings } from './tls-settings.ts'

const failures = new WeakMap<Socket, Error>()

/** What a socket of {@link connectTls} failed with, as far as it has. */
export function failureOf(socket: Socket): Error | undefined {
  return failures.get(socket)
}

/**
 * The TLS socket over `socket`, its handshake done and the peer's certificate checked as the
 * settings ask.
 *
 * @param ca an authority that is trusted besides those of the settings
 * @throws TransportError `tls` with the engine's error as cause; its code is ECONNRESET where the
 *   peer closed the connection, and the failure `reset` where it tore it down
 */
export async function connectTls(
  socket: Socket,
  ca: string | undefined,
  connection: ConnectionId,
  dialing: Dialing,
): Promise<TLSSocket> {
  const startMs = dialing.clock.nowMs()
  let protocol: string | undefined
  let failure: unknown
  try {
    const secure = await settleWithin<TLSSocket>(dialing.limits('tls'), (resolve, reject) => {
      const secured = started(socket, ca, dialing)
      if (secured instanceof Error) {
        reject(tlsFailed(secured, connection))
        return () => {}
      }
      const fail = (error: Error) => {
        secured.destroy()
        reject(tlsFailed(error, connection))
      }
      const close = () => fail(new ClosedInHandshake())
      secured.once('error', fail)
      secured.once('close', close)
      secured.once('secureConnect', () => {
        // an alert may come at once, before whoever gets the socket listens
        secured.on('error', (error) => {
          if (!failures.has(secured)) failures.set(secured, error)
        })
        secured.removeListener('error', fail)
        secured.removeListener('close', close)
        const refusal = refusalOf(secured, ca, dialing)
        if (refusal !== undefined) return fail(refusal)
        resolve(secured)
      })
      return () => {
        secured.on('error', () => {})
        secured.destroy()
      }
    })
    protocol = secure.getProtocol() ?? undefined
    return secure
  } catch (error) {
    failure = error
    socket.destroy()
    throw error
  } finally {
    dialing.emit({ type: 'tls', startMs, connection, protocol, error: failure })
  }
}

const peers = new PeerCheck()

function refusalOf(
  secured: TLSSocket,
  extraCa: string | undefined,
  { origin, tls, clock }: Dialing,
): Error | undefined {
  const purpose = [origin.host, tls.ca, tls.cert, extraCa].join('\0')
  return peers.refusal(secured, tls.verify, purpose, clock.wallMs())
}

/** The socket whose handshake begins, or why it can't: a key that does not fit its certificate. */
function started(socket: Socket, ca: string | undefined, dialing: Dialing): TLSSocket | Error {
  try {
    return startTls(tlsOptions(socket, ca, dialing))
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

function tlsOptions(socket: Socket, extraCa: string | undefined, { origin, tls }: Dialing) {
  return {
    socket,
    host: origin.host,
    // an address is never sent as SNI (RFC 6066, 3), nor is the last dot of a name
    servername: isIP(origin.host) === 0 ? origin.host.replace(/\.+$/, '') : '',
    ALPNProtocols: ['http/1.1'],
    // the certificate is checked by PeerCheck, which knows more of it than a refused socket tells
    rejectUnauthorized: false,
    ...contextFor(tls, extraCa),
  }
}

/** The runtime's own authorities need no context; any other list is parsed once, which takes milliseconds. */
const contexts = new Map<string, SecureContext>()
const keptContexts = 50

function contextFor(
  { ca, cert, key }: TlsSettings,
  extraCa: string | undefined,
): { readonly secureContext?: SecureContext } {
  if (ca === undefined && cert === undefined && extraCa === undefined) return {}
  const id = [ca, cert, key, extraCa].join('\0')
  const known = contexts.get(id)
  if (known !== undefined) return { secureContext: known }
  const own = ca === undefined ? undefined : [ca]
  const all = extraCa === undefined ? own : [...(own ?? rootCertificates), extraCa]
  if (runtimeName === 'deno' && cert !== undefined) {
    const fault = clientKeyFault(cert, key ?? cert)
    if (fault) throw fault
  }
  const secureContext = createSecureContext({
    ...(all !== undefined && { ca: all }),
    ...(cert !== undefined && { cert, key }),
  })
  if (contexts.size >= keptContexts) contexts.clear()
  contexts.set(id, secureContext)
  return { secureContext }
}

class ClosedInHandshake extends Error {
  readonly code = 'ECONNRESET'

  constructor() {
    super('the peer closed the connection during the handshake')
  }
}

function tlsFailed(cause: Error, connection: ConnectionId): TransportError {
  const tornDown = codeOf(cause) === 'ECONNRESET' && 'syscall' in cause
  const failure = tornDown ? 'reset' : 'tls'
  return new TransportError(failure, cause.message, { phase: 'tls', cause, connection })
}

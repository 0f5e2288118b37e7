import type { TLSSocket } from 'node:tls'
import { runtimeName } from '../runtime/name.ts'

/**
 * Whether the runtime is to refuse a peer's certificate by itself.
 *
 * Deno forgets the certificate that it refuses, and calls one whose time is over unverifiable. So
 * there the handshake goes on, and {@link refusalOf} is asked before anything is sent.
 */
export const refusesByItself: boolean = runtimeName !== 'deno'

/** Why the certificate of a peer is not to be trusted; undefined where it is. */
export function refusalOf(
  secured: Pick<TLSSocket, 'authorized' | 'authorizationError' | 'getPeerCertificate'>,
  nowMs: number,
): Error | undefined {
  if (secured.authorized) return undefined
  const told: unknown = secured.authorizationError
  const code = told instanceof Error && 'code' in told ? String(told.code) : String(told)
  const { valid_from: from, valid_to: to } = secured.getPeerCertificate() ?? {}
  const shown = code === 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' ? timeFault(from, to, nowMs) : undefined
  return Object.assign(new Error(`the certificate is refused: ${shown ?? code}`), {
    code: shown ?? code,
  })
}

function timeFault(from: unknown, to: unknown, nowMs: number): string | undefined {
  if (typeof from !== 'string' || typeof to !== 'string') return undefined
  if (Date.parse(to) < nowMs) return 'CERT_HAS_EXPIRED'
  return Date.parse(from) > nowMs ? 'CERT_NOT_YET_VALID' : undefined
}

import type { DetailedPeerCertificate, TLSSocket } from 'node:tls'

const unverifiable = 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'
const expired = 'CERT_HAS_EXPIRED'
const notYetValid = 'CERT_NOT_YET_VALID'
const aboutTime = new Set([expired, notYetValid])

/**
 * Why the certificate of a peer is not to be trusted; undefined where it is. It is asked before
 * anything is sent.
 *
 * Runtimes refuse certificates by themselves, too, but not in the same words: that nobody trusted
 * has signed a certificate comes first for OpenSSL under Python, and last for Node and Bun; Deno
 * calls one whose time is over unverifiable.
 */
export function refusalOf(
  secured: Pick<TLSSocket, 'authorized' | 'authorizationError' | 'getPeerCertificate'>,
  nowMs: number,
): Error | undefined {
  if (secured.authorized) return undefined
  const told: unknown = secured.authorizationError
  const given = told instanceof Error && 'code' in told ? String(told.code) : String(told)
  const code =
    given === unverifiable || aboutTime.has(given) ? faultOf(secured, given, nowMs) : given
  return Object.assign(new Error(`the certificate is refused: ${code}`), { code })
}

function faultOf(
  secured: Pick<TLSSocket, 'getPeerCertificate'>,
  given: string,
  nowMs: number,
): string {
  const leaf = secured.getPeerCertificate(true) as DetailedPeerCertificate | null
  if (leaf === null || !hasKnownIssuer(leaf)) return unverifiable
  return timeFault(leaf.valid_from, leaf.valid_to, nowMs) ?? given
}

/** Whether the issuers lead to one that signs itself: those that nobody sent come from the trusted. */
function hasKnownIssuer(leaf: DetailedPeerCertificate): boolean {
  const seen = new Set<DetailedPeerCertificate>()
  let at: DetailedPeerCertificate | undefined = leaf
  while (at !== undefined && !seen.has(at)) {
    seen.add(at)
    at = at.issuerCertificate
  }
  return at !== undefined
}

function timeFault(from: unknown, to: unknown, nowMs: number): string | undefined {
  if (typeof from !== 'string' || typeof to !== 'string') return undefined
  if (Date.parse(to) < nowMs) return expired
  return Date.parse(from) > nowMs ? notYetValid : undefined
}

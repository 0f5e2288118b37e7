import { createHash } from 'node:crypto'
import type { DetailedPeerCertificate, TLSSocket } from 'node:tls'
import { runtimeName } from '../runtime/name.ts'

const unverifiable = 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'
const expired = 'CERT_HAS_EXPIRED'
const notYetValid = 'CERT_NOT_YET_VALID'
const aboutTime = new Set([expired, notYetValid])

/** What is looked at of a TLS socket whose handshake is done. */
export type Shaken = Pick<
  TLSSocket,
  'authorized' | 'authorizationError' | 'getPeerCertificate' | 'isSessionReused'
>

/**
 * Tells of each peer whether its certificate is to be trusted, before anything is sent.
 *
 * Runtimes refuse certificates by themselves, too, but not in the same words: that nobody trusted
 * has signed a certificate comes first for OpenSSL under Python, and last for Node and Bun; Deno
 * calls one whose time is over unverifiable.
 *
 * Deno also takes up the session of an earlier connection by itself. It calls the peer authorized
 * then, even if the check of the earlier one had failed. So what a whole handshake has shown is kept
 * for those that take up its session.
 */
export class PeerCheck {
  readonly #resumes: boolean
  /** What is wrong with a certificate, by who shows it to whom; null for nothing. */
  readonly #known = new Map<string, string | null>()

  /** @param resumes whether the runtime takes up sessions by itself. Default: on Deno */
  constructor(resumes: boolean = runtimeName === 'deno') {
    this.#resumes = resumes
  }

  /**
   * Why the certificate of a peer is not to be trusted; undefined where it is, and where nobody asks.
   *
   * @param purpose equal for connections to the same host that trust the same authorities
   */
  refusal(secured: Shaken, verify: boolean, purpose: string, nowMs: number): Error | undefined {
    if (!verify && !this.#resumes) return undefined
    const code = this.#resumes ? this.#remembered(secured, purpose, nowMs) : fault(secured, nowMs)
    if (code === null || !verify) return undefined
    return Object.assign(new Error(`the certificate is refused: ${code}`), { code })
  }

  #remembered(secured: Shaken, purpose: string, nowMs: number): string | null {
    const leaf = certificateOf(secured)
    const raw: unknown = leaf?.raw
    if (!(raw instanceof Uint8Array)) return unverifiable
    const key = createHash('sha256').update(purpose).update(raw).digest('base64')
    if (secured.isSessionReused()) {
      const known = this.#known.get(key)
      return known === undefined ? unverifiable : (known ?? timeFault(leaf, nowMs) ?? null)
    }
    const code = fault(secured, nowMs)
    this.#known.delete(key)
    this.#known.set(key, code)
    if (this.#known.size > mostKnown) this.#known.delete(this.#known.keys().next().value ?? '')
    return code
  }
}

const mostKnown = 5000

function fault(secured: Shaken, nowMs: number): string | null {
  if (secured.authorized) return null
  const told: unknown = secured.authorizationError
  const given = told instanceof Error && 'code' in told ? String(told.code) : String(told)
  if (given !== unverifiable && !aboutTime.has(given)) return given
  const leaf = certificateOf(secured)
  if (leaf === null || !hasKnownIssuer(leaf)) return unverifiable
  return timeFault(leaf, nowMs) ?? given
}

function certificateOf(secured: Shaken): DetailedPeerCertificate | null {
  return secured.getPeerCertificate(true) as DetailedPeerCertificate | null
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

function timeFault(leaf: DetailedPeerCertificate | null, nowMs: number): string | undefined {
  const { valid_from: from, valid_to: to } = leaf ?? {}
  if (typeof from !== 'string' || typeof to !== 'string') return undefined
  if (Date.parse(to) < nowMs) return expired
  return Date.parse(from) > nowMs ? notYetValid : undefined
}

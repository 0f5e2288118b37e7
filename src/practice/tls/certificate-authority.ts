import { generateKeyPairSync, type KeyPairKeyObjectResult } from 'node:crypto'
import { createSecureContext, type SecureContext } from 'node:tls'
import { signCertificate } from './certificate.ts'

const authorityName = 'pool-repl practice server'
/** What the server is called by a client that names nobody, as one that connects to an address does. */
const ownHosts: readonly string[] = ['127.0.0.1', '::1', 'localhost']
const hostName = /^[a-z0-9_*.:-]{1,253}$/

/**
 * A certificate authority that lives as long as the server: a server certificate for any name, made
 * when it is first asked for.
 *
 * All keys are P-256, whose making takes about a millisecond; the servers share one. The private
 * keys are handed to nobody.
 */
export class CertificateAuthority {
  /** The authority's own certificate, as PEM: what a client has to trust. */
  readonly pem: string
  readonly #keys: KeyPairKeyObjectResult = generateKeys()
  readonly #serverKeys: KeyPairKeyObjectResult = generateKeys()
  readonly #nowMs: number
  readonly #contexts = new Map<string, SecureContext>()

  /** @param nowMs milliseconds since 1970; the certificates are valid for a year from then */
  constructor(nowMs: number) {
    this.#nowMs = nowMs
    this.pem = this.#sign(authorityName, null)
  }

  /**
   * The context of a TLS server that proves to be `host`: a name or an IP address, in any case. For
   * an empty or impossible name it proves to be 127.0.0.1, ::1 and localhost.
   */
  contextFor(host: string): SecureContext {
    const name = host.toLowerCase()
    const known = this.#contexts.get(name)
    if (known !== undefined) return known
    const hosts = hostName.test(name) ? [name] : ownHosts
    const context = createSecureContext({
      cert: this.#sign(hosts[0] ?? '', hosts),
      key: this.#serverKeys.privateKey.export({ type: 'pkcs8', format: 'pem' }),
    })
    this.#contexts.set(name, context)
    return context
  }

  #sign(subject: string, hosts: readonly string[] | null): string {
    return signCertificate({
      subject,
      subjectKey: hosts === null ? this.#keys.publicKey : this.#serverKeys.publicKey,
      issuer: authorityName,
      issuerKey: this.#keys.publicKey,
      signingKey: this.#keys.privateKey,
      hosts,
      nowMs: this.#nowMs,
    })
  }
}

function generateKeys(): KeyPairKeyObjectResult {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' })
}

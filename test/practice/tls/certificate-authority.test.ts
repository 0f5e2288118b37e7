import { X509Certificate } from 'node:crypto'
import type { Socket } from 'node:net'
import { connect, createServer, type Server, type TLSSocket } from 'node:tls'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CertificateAuthority } from '../../../src/practice/tls/certificate-authority.ts'

let authority: CertificateAuthority
let server: Server
let port: number
const sockets = new Set<Socket>()

/** A server that proves to be `host`, whoever is asked for. */
async function serve(host: string): Promise<void> {
  server = createServer({ SNICallback: (_, done) => done(null, authority.contextFor(host)) })
  server.on('secureConnection', (socket) => sockets.add(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  port = typeof address === 'object' && address !== null ? address.port : 0
}

/** The server's certificate, where a client accepts it as `servername`'s; else the error's code. */
function handshake(servername: string, ca: string): Promise<X509Certificate | string | undefined> {
  return new Promise((resolve) => {
    const client: TLSSocket = connect({ host: '127.0.0.1', port, servername, ca }, () => {
      resolve(new X509Certificate(client.getPeerCertificate().raw))
      client.destroy()
    })
    client.on('error', (error: NodeJS.ErrnoException) => resolve(error.code))
  })
}

beforeEach(() => {
  authority = new CertificateAuthority(Date.now())
})

afterEach(() => {
  for (const socket of sockets) socket.destroy()
  sockets.clear()
  server?.close()
})

describe('CertificateAuthority', () => {
  it('signs itself, as an authority that may sign no other', () => {
    const certificate = new X509Certificate(authority.pem)
    expect(certificate.ca).toBe(true)
    expect(certificate.subject).toBe('CN=pool-repl practice server')
    expect(certificate.issuer).toBe(certificate.subject)
    expect(certificate.verify(certificate.publicKey)).toBe(true)
  })

  it('is another one each time', () => {
    expect(new CertificateAuthority(Date.now()).pem).not.toBe(authority.pem)
  })

  it('signs for a year, from a day before', () => {
    const { validFrom, validTo } = new X509Certificate(authority.pem)
    const days = (Date.parse(validTo) - Date.parse(validFrom)) / 86_400_000
    expect(days).toBe(366)
    expect(Date.parse(validFrom)).toBeLessThan(Date.now())
  })

  const names = ['www.wikipedia.org', 'a_b.test', `${'long.'.repeat(40)}test`]
  for (const name of names) {
    it(`proves to be ${name.slice(0, 40)}`, async () => {
      await serve(name)
      const certificate = await handshake(name, authority.pem)
      expect(certificate).toMatchObject({ subjectAltName: `DNS:${name}` })
    })
  }

  it('proves to be nobody else', async () => {
    await serve('a.test')
    expect(await handshake('b.test', authority.pem)).toBe('ERR_TLS_CERT_ALTNAME_INVALID')
  })

  it('is believed by nobody who does not trust it', async () => {
    await serve('a.test')
    const other = new CertificateAuthority(Date.now())
    expect(await handshake('a.test', other.pem)).toMatch(
      /UNABLE_TO_VERIFY_LEAF_SIGNATURE|CERT_SIGNATURE_FAILURE|SELF_SIGNED/,
    )
  })

  it('makes the certificate of a name once, whatever its case', () => {
    expect(authority.contextFor('A.test')).toBe(authority.contextFor('a.test'))
    expect(authority.contextFor('b.test')).not.toBe(authority.contextFor('a.test'))
  })
})

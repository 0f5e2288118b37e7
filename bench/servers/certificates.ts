import { generateKeyPairSync } from 'node:crypto'
import { product } from '../build.ts'

/** A key and a certificate, as PEM. */
export interface Certificates {
  readonly authority: string
  readonly certificate: string
  readonly key: string
}

/** An authority that nobody else trusts, and a certificate of 127.0.0.1. */
export async function certificates(): Promise<Certificates> {
  const { signCertificate } = await product('practice/tls/certificate')
  const issuing = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const serving = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const issuer = 'pool-repl bench'
  const shared = {
    issuer,
    issuerKey: issuing.publicKey,
    signingKey: issuing.privateKey,
    nowMs: Date.now(),
  }
  return {
    authority: signCertificate({
      ...shared,
      subject: issuer,
      subjectKey: issuing.publicKey,
      hosts: null,
    }),
    certificate: signCertificate({
      ...shared,
      subject: '127.0.0.1',
      subjectKey: serving.publicKey,
      hosts: ['127.0.0.1'],
    }),
    key: String(serving.privateKey.export({ type: 'pkcs8', format: 'pem' })),
  }
}

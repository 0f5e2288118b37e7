import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { signCertificate } from '../../../src/practice/tls/certificate.ts'

const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const other = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const nowMs = Date.UTC(2030, 0, 2)

function certificateFor(hosts: readonly string[] | null, subject = 'a subject'): X509Certificate {
  const issuer = { issuer: 'an issuer', issuerKey: keys.publicKey, signingKey: keys.privateKey }
  return new X509Certificate(
    signCertificate({ subject, subjectKey: other.publicKey, ...issuer, hosts, nowMs }),
  )
}

describe('signCertificate', () => {
  it('names the subject and the issuer, and is signed by the latter', () => {
    const certificate = certificateFor(['a.test'])
    expect(certificate.subject).toBe('CN=a subject')
    expect(certificate.issuer).toBe('CN=an issuer')
    expect(certificate.verify(keys.publicKey)).toBe(true)
    expect(certificate.verify(other.publicKey)).toBe(false)
  })

  it('holds the key of the subject', () => {
    const held = certificateFor(['a.test']).publicKey.export({ type: 'spki', format: 'pem' })
    expect(held).toBe(other.publicKey.export({ type: 'spki', format: 'pem' }))
  })

  it('is valid from a day before to a year after', () => {
    const { validFrom, validTo } = certificateFor(['a.test'])
    expect(new Date(validFrom).toISOString()).toBe('2030-01-01T00:00:00.000Z')
    expect(new Date(validTo).toISOString()).toBe('2031-01-02T00:00:00.000Z')
  })

  it('tells names from addresses', () => {
    const { subjectAltName } = certificateFor(['a.test', '127.0.0.1', '::1'])
    expect(subjectAltName).toMatch(/^DNS:a\.test, IP Address:127\.0\.0\.1, IP Address:[0:]*:1$/)
  })

  it('makes an authority where no hosts are given', () => {
    expect(certificateFor(null).ca).toBe(true)
    expect(certificateFor(null).subjectAltName).toBeUndefined()
    expect(certificateFor(['a.test']).ca).toBe(false)
  })

  it('cuts a common name at the 64 characters that it may have', () => {
    expect(certificateFor(['a.test'], 'x'.repeat(100)).subject).toBe(`CN=${'x'.repeat(64)}`)
  })

  it('has a serial number of its own each time', () => {
    const numbers = Array.from({ length: 50 }, () => certificateFor(['a.test']).serialNumber)
    expect(new Set(numbers).size).toBe(50)
    expect(numbers.filter((number) => !/^[4-7][0-9A-F]{31}$/.test(number))).toEqual([])
  })
})

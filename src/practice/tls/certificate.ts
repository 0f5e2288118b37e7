import { createHash, type KeyObject, randomBytes, sign } from 'node:crypto'
import { isIP } from 'node:net'
import { AsnConvert, OctetString } from '@peculiar/asn1-schema'
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  Extension,
  Extensions,
  GeneralName,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  id_kp_serverAuth,
  KeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  Name,
  RelativeDistinguishedName,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
} from '@peculiar/asn1-x509'

/** ecdsa-with-SHA256 and id-at-commonName. */
const ecdsaWithSha256 = '1.2.840.10045.4.3.2'
const commonName = '2.5.4.3'
/** The longest common name that RFC 5280 allows (ub-common-name). */
const commonNameLimit = 64
const dayMs = 24 * 60 * 60 * 1000

/** What a certificate says, and who vouches for it. */
export interface CertificateRequest {
  readonly subject: string
  readonly subjectKey: KeyObject
  readonly issuer: string
  /** The issuer's public key, named in the certificate. */
  readonly issuerKey: KeyObject
  /** The issuer's private key, an EC key. */
  readonly signingKey: KeyObject
  /** The names and IP addresses of a server; `null` for the certificate of an authority. */
  readonly hosts: readonly string[] | null
  /** It is valid from a day before this moment to a year after it: milliseconds since 1970. */
  readonly nowMs: number
}

/** A signed X.509 certificate (RFC 5280), as PEM. */
export function signCertificate(request: CertificateRequest): string {
  const algorithm = new AlgorithmIdentifier({ algorithm: ecdsaWithSha256 })
  const tbsCertificate = new TBSCertificate({
    version: 2,
    serialNumber: serialNumber(),
    signature: algorithm,
    issuer: nameOf(request.issuer),
    subject: nameOf(request.subject),
    validity: new Validity({
      notBefore: new Date(request.nowMs - dayMs),
      notAfter: new Date(request.nowMs + 365 * dayMs),
    }),
    subjectPublicKeyInfo: AsnConvert.parse(exported(request.subjectKey), SubjectPublicKeyInfo),
    extensions: new Extensions(extensionsOf(request)),
  })
  const signed = sign(
    'sha256',
    new Uint8Array(AsnConvert.serialize(tbsCertificate)),
    request.signingKey,
  )
  const certificate = new Certificate({
    tbsCertificate,
    signatureAlgorithm: algorithm,
    signatureValue: bufferOf(signed),
  })
  return pem(AsnConvert.serialize(certificate))
}

function extensionsOf({ hosts, subjectKey, issuerKey }: CertificateRequest): Extension[] {
  const keys = [
    extension(id_ce_subjectKeyIdentifier, new SubjectKeyIdentifier(fingerprint(subjectKey))),
    extension(
      id_ce_authorityKeyIdentifier,
      new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(fingerprint(issuerKey)) }),
    ),
  ]
  if (hosts === null) {
    const usage = new KeyUsage(KeyUsageFlags.keyCertSign)
    const constraints = new BasicConstraints({ cA: true, pathLenConstraint: 0 })
    return [
      extension(id_ce_basicConstraints, constraints, true),
      extension(id_ce_keyUsage, usage, true),
      ...keys,
    ]
  }
  const usage = new KeyUsage(KeyUsageFlags.digitalSignature)
  const names = hosts.map(
    (host) => new GeneralName(isIP(host) === 0 ? { dNSName: host } : { iPAddress: host }),
  )
  return [
    extension(id_ce_subjectAltName, new SubjectAlternativeName(names)),
    extension(id_ce_keyUsage, usage, true),
    extension(id_ce_extKeyUsage, new ExtendedKeyUsage([id_kp_serverAuth])),
    ...keys,
  ]
}

function extension(extnID: string, value: object, critical = false): Extension {
  return new Extension({
    extnID,
    critical,
    extnValue: new OctetString(AsnConvert.serialize(value)),
  })
}

function nameOf(name: string): Name {
  const value = new AttributeValue({ utf8String: name.slice(0, commonNameLimit) })
  return new Name([
    new RelativeDistinguishedName([new AttributeTypeAndValue({ type: commonName, value })]),
  ])
}

/** 16 random bytes: positive, and none at the front that DER would drop. */
function serialNumber(): ArrayBuffer {
  const bytes = randomBytes(16)
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40
  return bufferOf(bytes)
}

/** The key's identifier; RFC 5280, section 4.2.1.2 leaves the way to make it open. */
function fingerprint(key: KeyObject): ArrayBuffer {
  return bufferOf(createHash('sha1').update(exported(key)).digest())
}

function exported(publicKey: KeyObject): Buffer {
  return publicKey.export({ type: 'spki', format: 'der' })
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}

function pem(der: ArrayBuffer): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}

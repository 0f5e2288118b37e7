import { describe, expect, it } from 'vitest'
import { certificateFailure } from '../../src/adapters/certificate-failure.ts'
import { PythonSSLError, SSLCertVerificationError } from '../../src/errors.ts'

const verify = (text: string) =>
  `[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: ${text} (_ssl.c:1006)`
const cases = [
  {
    code: 'CERT_HAS_EXPIRED',
    kind: SSLCertVerificationError,
    text: verify('certificate has expired'),
  },
  {
    code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    kind: SSLCertVerificationError,
    text: verify('self-signed certificate'),
  },
  {
    code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    kind: SSLCertVerificationError,
    text: verify('unable to get local issuer certificate'),
  },
  {
    code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    kind: SSLCertVerificationError,
    text: verify("Hostname mismatch, certificate is not valid for 'a.test'."),
  },
  {
    code: 'ERR_SSL_WRONG_VERSION_NUMBER',
    kind: PythonSSLError,
    text: '[SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1006)',
  },
  {
    code: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
    kind: PythonSSLError,
    text: '[SSL: TLSV13_ALERT_CERTIFICATE_REQUIRED] tlsv13 alert certificate required (_ssl.c:1006)',
  },
  {
    code: 'ERR_SSL_TLSV1_ALERT_CERTIFICATE_REQUIRED',
    kind: PythonSSLError,
    text: '[SSL: TLSV13_ALERT_CERTIFICATE_REQUIRED] tlsv13 alert certificate required (_ssl.c:1006)',
  },
  {
    code: 'ERR_OSSL_X509_KEY_VALUES_MISMATCH',
    kind: PythonSSLError,
    text: '[X509: KEY_VALUES_MISMATCH] key values mismatch (_ssl.c:3926)',
  },
  { code: 'ERR_OSSL_UNSUPPORTED', kind: PythonSSLError, text: '[SSL] PEM lib (_ssl.c:3926)' },
  { code: 'SOMETHING_ELSE', kind: PythonSSLError, text: 'as the engine says' },
]

describe('a failed handshake', () => {
  for (const { code, kind, text } of cases) {
    it(`is worded as Python's ssl words ${code}`, () => {
      const error = certificateFailure(
        Object.assign(new Error('as the engine says'), { code }),
        'a.test',
      )
      expect(error).toBeInstanceOf(kind)
      expect(error.message).toBe(text)
    })
  }
  it('names an address as one', () => {
    const error = Object.assign(new Error(), { code: 'ERR_TLS_CERT_ALTNAME_INVALID' })
    expect(certificateFailure(error, '127.0.0.1').message).toContain('IP address mismatch, ')
  })

  it('is an SSLError also when the certificate was refused', () => {
    const error = certificateFailure(
      Object.assign(new Error(), { code: 'CERT_HAS_EXPIRED' }),
      'a.test',
    )
    expect(error).toBeInstanceOf(PythonSSLError)
  })
})

import * as errors from '../errors.ts'
import { codeOf } from '../transport/failures.ts'

/** What OpenSSL says of a certificate, by the code that Node, Deno and Bun give. */
const verifyTexts: Readonly<Record<string, string>> = {
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unable to get local issuer certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unable to get local issuer certificate',
  UNABLE_TO_GET_ISSUER_CERT: 'unable to get issuer certificate',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'self-signed certificate in certificate chain',
  CERT_HAS_EXPIRED: 'certificate has expired',
  CERT_NOT_YET_VALID: 'certificate is not yet valid',
  CERT_REVOKED: 'certificate revoked',
}

const brokenOff =
  '[SSL: UNEXPECTED_EOF_WHILE_READING] EOF occurred in violation of protocol (_ssl.c:1006)'

/**
 * A failed handshake in the words of Python's ssl module.
 *
 * @param failure what the engine gave
 * @param cause what becomes the cause
 */
export function certificateFailure(
  failure: unknown,
  host: string,
  cause: unknown = failure,
): Error {
  const code = codeOf(failure)
  const verify =
    code === 'ERR_TLS_CERT_ALTNAME_INVALID'
      ? `${isAddress(host) ? 'IP address' : 'Hostname'} mismatch, certificate is not valid for '${host}'.`
      : verifyTexts[code]
  if (verify !== undefined) {
    const text = `[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: ${verify} (_ssl.c:1006)`
    return new errors.SSLCertVerificationError(text, { cause, args: [1, text] })
  }
  if (code === 'ECONNRESET') {
    return new errors.SSLEOFError(brokenOff, { cause, args: [8, brokenOff] })
  }
  const [number, unusable] = unusableKey(code) ?? []
  if (unusable !== undefined) {
    return new errors.PythonSSLError(unusable, { cause, args: [number, unusable] })
  }
  const text = handshakeText(failure)
  return new errors.PythonSSLError(text, { cause, args: [1, text] })
}

/** What Python's ssl says of a client certificate whose key is of another, or is none. */
function unusableKey(code: string): readonly [number, string] | undefined {
  if (!code.startsWith('ERR_OSSL_')) return undefined
  return code === 'ERR_OSSL_X509_KEY_VALUES_MISMATCH'
    ? [116, '[X509: KEY_VALUES_MISMATCH] key values mismatch (_ssl.c:3926)']
    : [524_297, '[SSL] PEM lib (_ssl.c:3926)']
}

function isAddress(host: string): boolean {
  return host.includes(':') || /^\d+(\.\d+){3}$/.test(host)
}

/** What came with TLS 1.3, and BoringSSL names as it does the older alerts. */
const newerAlerts = /^TLSV1(_ALERT_(?:CERTIFICATE_REQUIRED|MISSING_EXTENSION))$/

/** OpenSSL's reason, named and spelled out, as Python's ssl module prints it. */
function handshakeText(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause)
  const told = /^ERR_SSL_(\w+)$/.exec(codeOf(cause))?.[1] ?? reasonIn(message)
  if (told === undefined) return message
  const reason = told.replace(newerAlerts, 'TLSV13$1')
  return `[SSL: ${reason}] ${reason.toLowerCase().replaceAll('_', ' ')} (_ssl.c:1006)`
}

/** The reason out of `error:0A00010B:SSL routines:function:reason:file:line`, and its kin. */
function reasonIn(message: string): string | undefined {
  const spelled = /SSL routines:[^:]*:([^:]+)/.exec(message)?.[1]
  const known = spelled ?? /wrong version number/i.exec(message)?.[0]
  return known?.toUpperCase().replaceAll(' ', '_')
}

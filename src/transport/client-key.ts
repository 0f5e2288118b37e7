import { createPrivateKey, X509Certificate } from 'node:crypto'

const certificateBlock = /-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----/s
const keyBlock = /-----BEGIN ([A-Z ]*PRIVATE KEY)-----.+?-----END \1-----/s

/**
 * What is wrong with a client's certificate and key, with the code that Node gives for it; undefined
 * where they fit each other.
 *
 * Node and Bun look by themselves. Deno goes without a certificate instead, or says of the protocol
 * that it is not supported.
 *
 * @param cert PEM, and with it whatever else the file holds
 */
export function clientKeyFault(cert: string, key: string): Error | undefined {
  const certificate = certificateBlock.exec(cert)?.[0]
  const privateKey = keyBlock.exec(key)?.[0]
  if (certificate === undefined || privateKey === undefined) {
    return fault('ERR_OSSL_PEM_NO_START_LINE', 'no start line')
  }
  if (fits(certificate, privateKey)) return undefined
  return fault('ERR_OSSL_X509_KEY_VALUES_MISMATCH', 'key values mismatch')
}

function fits(certificate: string, privateKey: string): boolean {
  try {
    return new X509Certificate(certificate).checkPrivateKey(createPrivateKey(privateKey))
  } catch {
    // what is not understood here may be by TLS
    return true
  }
}

function fault(code: string, message: string): Error {
  return Object.assign(new Error(message), { code })
}

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { clientKeyFault } from '../../src/transport/client-key.ts'

const pem = (name: string) =>
  readFileSync(new URL(`../conformance/corpus/pem/${name}`, import.meta.url), 'utf8')
const none = 'ERR_OSSL_PEM_NO_START_LINE'

const cases: readonly {
  name: string
  cert: string
  key: string
  code: string | undefined
}[] = [
  { name: 'its own', cert: 'client.pem', key: 'client.key', code: undefined },
  { name: 'its own in one file', cert: 'client-both.pem', key: 'client-both.pem', code: undefined },
  {
    name: 'that of another',
    cert: 'client.pem',
    key: 'server.key',
    code: 'ERR_OSSL_X509_KEY_VALUES_MISMATCH',
  },
  { name: 'a certificate', cert: 'client.pem', key: 'client.pem', code: none },
  { name: 'the certificate’s', cert: 'client.key', key: 'client.key', code: none },
]

describe('the key to a certificate', () => {
  for (const { name, cert, key, code } of cases) {
    it(`may be ${name}: ${code ?? 'it fits'}`, () => {
      const fault = clientKeyFault(pem(cert), pem(key))
      if (code === undefined) expect(fault).toBeUndefined()
      else expect(fault).toMatchObject({ code })
    })
  }

  it('is left to TLS where it is not understood', () => {
    const odd = '-----BEGIN ODD PRIVATE KEY-----\nAAAA\n-----END ODD PRIVATE KEY-----\n'
    expect(clientKeyFault(pem('client.pem'), odd)).toBeUndefined()
  })
})

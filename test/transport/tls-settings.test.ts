import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { OSError } from '../../src/errors.ts'
import { type TlsOptions, tlsSettings } from '../../src/transport/tls-settings.ts'

const pem = (name: string) =>
  fileURLToPath(new URL(`../conformance/corpus/pem/${name}`, import.meta.url))

const alike: readonly { name: string; a: TlsOptions; b: TlsOptions; same: boolean }[] = [
  {
    name: 'the same verify',
    a: { verify: true, cert: null },
    b: { verify: true, cert: null },
    same: true,
  },
  {
    name: 'verify on and off',
    a: { verify: true, cert: null },
    b: { verify: false, cert: null },
    same: false,
  },
  {
    name: 'verify on and by a file',
    a: { verify: true, cert: null },
    b: { verify: pem('ca.pem'), cert: null },
    same: false,
  },
  {
    name: 'without and with a certificate',
    a: { verify: true, cert: null },
    b: { verify: true, cert: pem('client-both.pem') },
    same: false,
  },
]

describe('TLS settings', () => {
  for (const { name, a, b, same } of alike) {
    it(`${same ? 'share a pool' : 'have a pool each'} for ${name}`, () => {
      expect(tlsSettings(a).id === tlsSettings(b).id).toBe(same)
    })
  }

  it('read the files that are named', () => {
    const settings = tlsSettings({
      verify: pem('ca.pem'),
      cert: [pem('client.pem'), pem('client.key')],
    })
    expect(settings.ca).toContain('BEGIN CERTIFICATE')
    expect(settings.cert).toContain('BEGIN CERTIFICATE')
    expect(settings.key).toContain('PRIVATE KEY')
  })

  const missing: readonly { options: TlsOptions; message: string }[] = [
    {
      options: { verify: 'no-ca.pem', cert: null },
      message: 'Could not find a suitable TLS CA certificate bundle, invalid path: no-ca.pem',
    },
    {
      options: { verify: true, cert: 'no-cert.pem' },
      message: 'Could not find the TLS certificate file, invalid path: no-cert.pem',
    },
    {
      options: { verify: true, cert: [pem('client.pem'), 'no.key'] },
      message: 'Could not find the TLS key file, invalid path: no.key',
    },
  ]
  for (const { options, message } of missing) {
    it(`says "${message}"`, () => {
      expect(() => tlsSettings(options)).toThrow(new OSError(message))
    })
  }
})

import { describe, expect, it } from 'vitest'
import { destinationOf, poolKey } from '../../src/transport/pool-key.ts'
import { tlsSettings } from '../../src/transport/tls-settings.ts'

const urls = [
  { url: 'http://a.test/x', id: 'http://a.test:80' },
  { url: 'https://a.test?x=http://b.test', id: 'https://a.test:443' },
  { url: 'http://A.Test:80/', id: 'http://a.test:80' },
  { url: 'http://a%0A.Test/', id: 'http://a%0a.test:80' },
  { url: 'http://user:pass@a.test:8080/x', id: 'http://a.test:8080' },
  { url: 'http://[::1]:8080/', id: 'http://::1:8080' },
  { url: 'https://a.test#part', id: 'https://a.test:443' },
]
const verified = tlsSettings({ verify: true, cert: null })
const refused = [
  { url: 'http:///x', message: 'No host specified.' },
  { url: 'http://a.test:99999/', message: 'Port out of range 0-65535' },
  { url: 'http://a.test:x/', message: "Port could not be cast to integer value as 'x'" },
]

describe('the pool of a URL', () => {
  for (const { url, id } of urls) {
    it(`is ${id} for ${url}`, () => {
      expect(poolKey(destinationOf(url), verified).id.split(' ')[0]).toBe(id)
    })
  }
  for (const scheme of ['http', 'https'] as const) {
    it(`is another one for other TLS settings, for ${scheme} as well`, () => {
      const destination = destinationOf(`${scheme}://a.test/`)
      const on = poolKey(destination, tlsSettings({ verify: true, cert: null }, scheme))
      const off = poolKey(destination, tlsSettings({ verify: false, cert: null }, scheme))
      expect(on.id).not.toBe(off.id)
    })
  }
  for (const { url, message } of refused) {
    it(`does not exist for ${url}`, () => {
      expect(() => destinationOf(url)).toThrow(message)
    })
  }
})

import { describe, expect, it } from 'vitest'
import { destinationOf, poolKey } from '../../src/transport/pool-key.ts'
import { tlsSettings } from '../../src/transport/tls-settings.ts'

const urls = [
  { url: 'http://a.test/x', id: 'http://a.test:80' },
  { url: 'https://a.test?x=http://b.test', id: 'https://a.test:443' },
  { url: 'http://A.Test:80/', id: 'http://a.test:80' },
  { url: 'http://user:pass@a.test:8080/x', id: 'http://a.test:8080' },
  { url: 'http://[::1]:8080/', id: 'http://::1:8080' },
  { url: 'https://a.test#part', id: 'https://a.test:443' },
]
const verified = tlsSettings({ verify: true, cert: null })
const unverified = tlsSettings({ verify: false, cert: null })

describe('the pool of a URL', () => {
  for (const { url, id } of urls) {
    it(`is ${id} for ${url}`, () => {
      expect(poolKey(destinationOf(url), verified).id.split(' ')[0]).toBe(id)
    })
  }
  it('is another one for other TLS settings', () => {
    const destination = destinationOf('https://a.test/')
    expect(poolKey(destination, verified).id).not.toBe(poolKey(destination, unverified).id)
  })
  it('is the same whatever the TLS settings where there is no TLS', () => {
    const destination = destinationOf('http://a.test/')
    expect(poolKey(destination, verified).id).toBe(poolKey(destination, unverified).id)
  })
})

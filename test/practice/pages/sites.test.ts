import { describe, expect, it } from 'vitest'
import { siteOf } from '../../../src/practice/pages/sites.ts'

const general = siteOf('unknown.test')

const cases = [
  { hosts: ['www.wikipedia.org', 'WWW.Wikipedia.org', 'www.wikipedia.org:443'], own: true },
  { hosts: ['httpbin.org', 'httpbin.org:80'], own: true },
  { hosts: ['api.example.com', 'api.example.com:8443'], own: true },
  { hosts: ['example.com', 'EXAMPLE.COM:443', 'example.com:'], own: true },
  { hosts: ['localhost:9000', 'LOCALHOST:9000'], own: true },
  { hosts: ['localhost', 'localhost:9001', '127.0.0.1:9000', '[::1]:9000', ''], own: false },
  { hosts: ['wikipedia.org', 'www.httpbin.org', 'example.com.test'], own: false },
]

describe('siteOf', () => {
  for (const { hosts, own } of cases) {
    it(`finds ${own ? 'pages of their own' : 'the general site'} for ${hosts.join(', ')}`, () => {
      const sites = new Set(hosts.map(siteOf))
      expect(sites.size).toBe(1)
      expect(sites.has(general)).toBe(!own)
    })
  }
})

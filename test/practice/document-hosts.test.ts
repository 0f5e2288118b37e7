import { describe, expect, it } from 'vitest'
import { documentHosts } from '../../src/practice/document-hosts.ts'
import { ask } from './asking.ts'

describe('documentHosts', () => {
  it('names the hosts of the documents with their ports', () => {
    expect(documentHosts.map(({ scheme, host, port }) => `${scheme} ${host} ${port}`)).toEqual([
      'https www.wikipedia.org 443',
      'http www.wikipedia.org 80',
      'https httpbin.org 443',
      'http httpbin.org 80',
      'https api.example.com 443',
      'http api.example.com 80',
      'https example.com 443',
      'http example.com 80',
      'http localhost 9000',
    ])
  })

  it('names hosts that have pages of their own', async () => {
    const general = await ask('GET', '/', { host: 'unknown.test' })
    for (const { host, port } of documentHosts) {
      const target = host === 'api.example.com' ? '/users' : '/'
      const answered = await ask('GET', target, { host: `${host}:${port}` })
      expect(answered.status).toBe(200)
      expect(answered.text).not.toBe(general.text)
    }
  })
})

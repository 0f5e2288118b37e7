import { describe, expect, it } from 'vitest'
import {
  headersFor,
  isRouted,
  type Proxies,
  proxyFor,
  straightWayTo,
  wayThrough,
} from '../../src/adapters/proxies.ts'
import { routes } from '../../src/transport/routes.ts'

const choices: readonly { url: string; proxies: Proxies; host: string | undefined }[] = [
  { url: 'http://a.test/', proxies: {}, host: undefined },
  { url: 'http://a.test/', proxies: { http: 'http://p' }, host: 'p' },
  { url: 'https://a.test/', proxies: { http: 'http://p' }, host: undefined },
  { url: 'https://a.test/', proxies: { all: 'http://p' }, host: 'p' },
  { url: 'http://a.test/', proxies: { all: 'http://p', http: 'http://q' }, host: 'q' },
  { url: 'http://a.test/', proxies: { http: 'http://p', 'http://a.test': 'http://q' }, host: 'q' },
  { url: 'http://A.test:81/', proxies: { 'http://a.test': 'http://q' }, host: 'q' },
  { url: 'http://b.test/', proxies: { 'http://a.test': 'http://q' }, host: undefined },
  { url: 'http://a.test/', proxies: { all: 'http://p', 'all://a.test': 'http://q' }, host: 'q' },
  { url: 'http://a.test/', proxies: { http: 'http://p', 'all://a.test': 'http://q' }, host: 'p' },
  { url: 'http://a.test/', proxies: { http: '', all: 'http://p' }, host: undefined },
  { url: 'http://a.test/', proxies: { http: null, all: 'http://p' }, host: undefined },
]

/** As requests and urllib3 read them. */
const servers = [
  { text: '127.0.0.1:3128', url: 'http://127.0.0.1:3128', scheme: 'http', port: 3128 },
  { text: '//127.0.0.1:3128', url: 'http://127.0.0.1:3128', scheme: 'http', port: 3128 },
  { text: 'HTTP://P', url: 'http://p', scheme: 'http', port: 80 },
  { text: 'https://p', url: 'https://p', scheme: 'https', port: 443 },
  { text: 'http://p:0', url: 'http://p', scheme: 'http', port: 80 },
  { text: 'http://p/x?y#z', url: 'http://p/x?y#z', scheme: 'http', port: 80 },
  { text: 'http://[::1]:3128', url: 'http://[::1]:3128', scheme: 'http', port: 3128 },
]

const credentials = [
  { text: 'http://u:p@p', authorization: 'Basic dTpw' },
  { text: 'http://u:@p', authorization: 'Basic dTo=' },
  { text: 'http://u:p%40@p', authorization: 'Basic dTpwQA==' },
  { text: 'http://u@p', authorization: null },
  { text: 'http://:p@p', authorization: null },
  { text: 'http://p', authorization: null },
]

const socks = [
  {
    text: 'socks5://p',
    reads: { version: 5, remoteDns: false, credentials: null, proxy: { host: 'p', port: 1080 } },
  },
  {
    text: 'socks5h://u:p@p:9',
    reads: { version: 5, remoteDns: true, credentials: ['u', 'p'], proxy: { host: 'p', port: 9 } },
  },
  { text: 'socks5h://u:@p', reads: { version: 5, credentials: null } },
  { text: 'socks4://u:@p', reads: { version: 4, remoteDns: false, credentials: ['u', ''] } },
  { text: 'SOCKS4A://p', reads: { version: 4, remoteDns: true, credentials: null } },
]

const malformed = 'Please check proxy URL. It is malformed and could be missing the host.'
const refusals = [
  { text: 'http://', name: 'InvalidProxyURL', message: malformed },
  { text: 'http:///x', name: 'InvalidProxyURL', message: malformed },
  { text: '/x', name: 'InvalidProxyURL', message: malformed },
  { text: 'localhost:3128', name: 'InvalidProxyURL', message: malformed },
  { text: 'http://[::1', name: 'LocationParseError', message: 'Failed to parse: http://[::1' },
  {
    text: 'ftp://p',
    name: 'ProxySchemeUnknown',
    message: 'Proxy URL had unsupported scheme ftp, should use http:// or https://',
  },
  {
    text: 'socks6://p',
    name: 'ValueError',
    message: 'Unable to determine SOCKS version from socks6://p',
  },
]

function way(url: string, proxy: string | null) {
  const server = proxyFor(url, { all: proxy })
  const straight = straightWayTo(url)
  return { server, ...(server === undefined ? straight : wayThrough(server, straight, url)) }
}

describe('the proxy', () => {
  for (const { url, proxies, host } of choices) {
    it(`for ${url} with ${JSON.stringify(proxies)} is ${host ?? 'none'}`, () => {
      expect(proxyFor(url, proxies)?.origin.host).toBe(host)
    })
  }
  for (const { text, url, scheme, port } of servers) {
    it(`${text} is read as ${url} on port ${port}`, () => {
      const proxy = proxyFor('http://a.test/', { all: text })
      expect(proxy).toMatchObject({ url, origin: { scheme, port }, socks: null })
    })
  }
  for (const { text, authorization } of credentials) {
    it(`${text} is told ${authorization ?? 'nothing of who asks'}`, () => {
      expect(proxyFor('http://a.test/', { all: text })?.authorization).toBe(authorization)
    })
  }
  for (const { text, reads } of socks) {
    it(`${text} is spoken to in SOCKS ${reads.version}`, () => {
      expect(proxyFor('http://a.test/', { all: text })?.socks).toMatchObject(reads)
    })
  }
  for (const { text, name, message } of refusals) {
    it(`${text} is refused: ${name}`, () => {
      const read = () => proxyFor('http://a.test/', { all: text })
      expect(read).toThrow(expect.objectContaining({ name, message }))
    })
  }
})

const targets = [
  { url: 'http://a.test/x?y=1#z', target: 'http://a.test/x?y=1' },
  { url: 'http://u:p@A.test:80/', target: 'http://a.test:80/' },
  { url: 'http://a.test/%c3%a4/../b', target: 'http://a.test/b' },
  { url: 'http://a.test', target: 'http://a.test' },
  { url: 'http://a.test/?', target: 'http://a.test/' },
  { url: 'http://[::1]:81/', target: 'http://[::1]:81/' },
]

describe('the way of a request', () => {
  it('leads straight to the server without a proxy', () => {
    const straight = way('http://a.test/x', null)
    expect(straight).toMatchObject({ via: undefined, target: '/x', peer: { host: 'a.test' } })
  })

  for (const { url, target } of targets) {
    it(`asks a forward proxy for ${target}`, () => {
      const forwarded = way(url, 'http://p:3128')
      expect(forwarded).toMatchObject({ target, via: { kind: 'forward' }, peer: { port: 3128 } })
    })
  }

  it('takes a connection of the proxy’s own pool for http', () => {
    const ids = ['http://a.test/', 'http://b.test:81/'].map(
      (url) => way(url, 'https://p').destination.id,
    )
    expect(ids).toEqual(['https://p:443', 'https://p:443'])
  })

  it('takes a tunnel of the target’s pool for https', () => {
    const tunnelled = way('https://a.test/x', 'http://u:p@p')
    expect(tunnelled).toMatchObject({
      target: '/x',
      destination: { id: 'https://a.test:443' },
      via: { kind: 'tunnel', authorization: 'Basic dTpw', proxy: { host: 'p', port: 80 } },
    })
  })

  it('asks the server itself through a SOCKS proxy', () => {
    const socks = way('http://a.test/x', 'socks5h://p')
    const peer = { host: 'a.test' }
    expect(socks).toMatchObject({ target: '/x', peer, destination: { id: 'http://a.test:80' } })
  })

  it('quotes what the request line can not carry', () => {
    expect(way('http://a.test/%e4 b', null).target).toBe('/%E4%20b')
  })
})

const headers = [
  {
    name: 'tells a forward proxy the host of the target and who asks',
    url: 'http://a.test:81/',
    proxy: 'http://u:p@p',
    given: ['X', '1'],
    sent: ['Host', 'a.test:81', 'X', '1', 'Proxy-Authorization', 'Basic dTpw'],
  },
  {
    name: 'keeps a Host that was given, and no Proxy-Authorization beside that of the URL',
    url: 'http://a.test/',
    proxy: 'http://u:p@p',
    given: ['proxy-authorization', 'mine', 'host', 'b.test'],
    sent: ['host', 'b.test', 'Proxy-Authorization', 'Basic dTpw'],
  },
  {
    name: 'keeps a Proxy-Authorization that was given where the URL has none',
    url: 'http://a.test/',
    proxy: 'http://p',
    given: ['Proxy-Authorization', 'mine'],
    sent: ['Host', 'a.test', 'Proxy-Authorization', 'mine'],
  },
  {
    name: 'tells the target of a tunnel nothing',
    url: 'https://a.test/',
    proxy: 'http://u:p@p',
    given: ['X', '1'],
    sent: ['X', '1'],
  },
]

describe('a request on its way', () => {
  for (const { name, url, proxy, given, sent } of headers) {
    it(name, () => {
      const { server, ...rest } = way(url, proxy)
      expect(headersFor(rest, server, given)).toEqual(sent)
    })
  }
})

describe('a URL that routes decide on', () => {
  it('is none while there are no routes, whatever the URL', () => {
    expect(['http://a.test:99999/', 'http://a.test/'].some(isRouted)).toBe(false)
  })

  it('is every one offline', () => {
    routes.sealed = true
    expect(isRouted('http://a.test/')).toBe(true)
    routes.sealed = false
  })
})

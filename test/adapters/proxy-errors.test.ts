import { describe, expect, it } from 'vitest'
import { proxyError, tunnelRefused } from '../../src/adapters/proxy-errors.ts'
import { asUrllib3Error, type ErrorContext } from '../../src/adapters/urllib3-errors.ts'
import { type Phase, TransportError, type TransportFailure } from '../../src/errors.ts'
import type { Scheme } from '../../src/http/origin.ts'
import { repr } from '../../src/repr/index.ts'
import type { Via } from '../../src/transport/via.ts'

const proxy = { scheme: 'http', host: 'p', port: 3128 } as const
const tunnel: Via = { kind: 'tunnel', proxy, authorization: null }
const forward: Via = {
  kind: 'forward',
  proxy,
  target: { scheme: 'http', host: 'a.test', port: 80 },
}
const socks: Via = { kind: 'socks', proxy, version: 5, remoteDns: true, credentials: null }

interface Case {
  readonly name: string
  readonly via: Via
  readonly failure: TransportFailure
  readonly phase: Phase
  /** Whether it failed on the way to the proxy. */
  readonly atProxy?: boolean
  readonly code?: string
  readonly message?: string
  readonly scheme?: Scheme
  /** Python's representation of what urllib3 raises. */
  readonly becomes: string
}

/** As urllib3 2.7 worded them. */
const cases: readonly Case[] = [
  {
    name: 'a forward proxy that refuses the connection',
    via: forward,
    failure: 'unreachable',
    phase: 'connect',
    atProxy: true,
    code: 'ECONNREFUSED',
    becomes: `ProxyError('Unable to connect to proxy', NewConnectionError("HTTPConnection(host='p', port=3128): Failed to establish a new connection: [Errno 111] Connection refused"))`,
  },
  {
    name: 'a tunnelling proxy that refuses the connection',
    via: tunnel,
    scheme: 'https',
    failure: 'unreachable',
    phase: 'connect',
    atProxy: true,
    code: 'ECONNREFUSED',
    becomes: `ProxyError('Unable to connect to proxy', NewConnectionError("HTTPSConnection(host='p', port=3128): Failed to establish a new connection: [Errno 111] Connection refused"))`,
  },
  {
    name: 'a proxy whose name is unknown',
    via: forward,
    failure: 'name-unknown',
    phase: 'dns',
    atProxy: true,
    code: 'ENOTFOUND',
    becomes: `ProxyError('Unable to connect to proxy', NameResolutionError("HTTPConnection(host='p', port=3128): Failed to resolve 'p' ([Errno -2] Name or service not known)"))`,
  },
  {
    name: 'a proxy that refuses a tunnel',
    via: tunnel,
    scheme: 'https',
    failure: 'proxy-refused',
    phase: 'proxy',
    message: 'Tunnel connection failed: 502 Bad Gateway',
    becomes: `ProxyError('Unable to connect to proxy', OSError('Tunnel connection failed: 502 Bad Gateway'))`,
  },
  {
    name: 'a proxy that is silent when asked for a tunnel',
    via: tunnel,
    scheme: 'https',
    failure: 'read-timeout',
    phase: 'proxy',
    becomes: `ReadTimeoutError("HTTPSConnectionPool(host='a.test', port=80): Read timed out. (read timeout=0.2)")`,
  },
  {
    name: 'a TLS proxy that is silent in the handshake',
    via: tunnel,
    scheme: 'https',
    failure: 'read-timeout',
    phase: 'tls',
    atProxy: true,
    becomes: `ProxyError('Unable to connect to proxy', ReadTimeoutError("HTTPSConnectionPool(host='a.test', port=80): Read timed out. (read timeout=0.2)"))`,
  },
  {
    name: 'a proxy that hangs up when asked for a tunnel',
    via: tunnel,
    scheme: 'https',
    failure: 'disconnected',
    phase: 'proxy',
    becomes: `ProtocolError('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))`,
  },
  {
    name: 'a connection that is lost under a request',
    via: forward,
    failure: 'disconnected',
    phase: 'wait',
    becomes: `ProxyError('Unable to connect to proxy', RemoteDisconnected('Remote end closed connection without response'))`,
  },
  {
    name: 'a proxy that tears the connection down in the handshake',
    via: tunnel,
    scheme: 'https',
    failure: 'reset',
    phase: 'tls',
    atProxy: true,
    code: 'ECONNRESET',
    becomes: `ProxyError('Unable to connect to proxy', ConnectionResetError(104, 'Connection reset by peer'))`,
  },
  {
    name: 'a proxy that sends no HTTP',
    via: forward,
    failure: 'not-http',
    phase: 'wait',
    message: 'garbage',
    becomes: `ProtocolError('Connection aborted.', BadStatusLine('garbage'))`,
  },
  {
    name: 'a SOCKS proxy that refuses the connection',
    via: socks,
    failure: 'unreachable',
    phase: 'connect',
    atProxy: true,
    code: 'ECONNREFUSED',
    becomes: `NewConnectionError("SOCKSConnection(host='a.test', port=80): Failed to establish a new connection: [Errno 111] Connection refused")`,
  },
  {
    name: 'a SOCKS proxy that does not lead there',
    via: socks,
    scheme: 'https',
    failure: 'proxy-refused',
    phase: 'proxy',
    message: '0x05: Connection refused',
    becomes: `NewConnectionError("SOCKSHTTPSConnection(host='a.test', port=80): Failed to establish a new connection: 0x05: Connection refused")`,
  },
  {
    name: 'a name that is unknown on the way to a SOCKS proxy',
    via: socks,
    failure: 'name-unknown',
    phase: 'dns',
    code: 'ENOTFOUND',
    becomes: `NewConnectionError("SOCKSConnection(host='a.test', port=80): Failed to establish a new connection: [Errno -2] Name or service not known")`,
  },
]

function failed({ failure, phase, code, message = 'as it is', atProxy }: Case): TransportError {
  const cause = Object.assign(new Error(message), code === undefined ? {} : { code })
  const way = atProxy === true ? { proxy: 'p:3128' } : {}
  return new TransportError(failure, message, { phase, cause, ...way })
}

function context({ via, scheme = 'http' }: Case): ErrorContext {
  const pool = via.kind === 'forward' ? via.proxy : { scheme, host: 'a.test', port: 80 }
  return { via, origin: pool, target: '/x', connectTimeout: 0.2, readTimeout: 0.5 }
}

describe('what urllib3 makes of', () => {
  for (const example of cases) {
    it(example.name, () => {
      expect(repr(asUrllib3Error(failed(example), context(example)))).toBe(example.becomes)
    })
  }
})

describe('an error of a proxy', () => {
  it('keeps what is behind it', () => {
    const cause = new Error('no')
    expect(proxyError(cause, proxy).cause).toBe(cause)
    const refused = new TransportError('proxy-refused', 'no', { phase: 'proxy' })
    expect(tunnelRefused(refused).cause).toBe(refused)
  })

  for (const { scheme, hinted } of [
    { scheme: 'https', hinted: true },
    { scheme: 'http', hinted: false },
  ] as const) {
    it(`${hinted ? 'hints' : 'does not hint'} at http:// for an ${scheme} proxy that speaks no TLS`, () => {
      const cause = new Error('[SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1006)')
      const { message } = proxyError(cause, { ...proxy, scheme })
      expect(message.includes('try changing your proxy URL to be HTTP')).toBe(hinted)
    })
  }
})

import { afterEach, describe, expect, it, vi } from 'vitest'
import { resolveProxies, withEnvironment } from '../../src/sessions/environment.ts'
import { Session } from '../../src/sessions/session.ts'
import { routes } from '../../src/transport/routes.ts'

function environment(variables: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
}

afterEach(() => {
  vi.unstubAllEnvs()
  routes.sealed = false
})

const url = 'http://a.test/'

/** As requests' `resolve_proxies` has it. */
const resolved = [
  { name: 'the environment’s', env: { http_proxy: 'e' }, given: {}, proxies: { http: 'e' } },
  {
    name: 'none of another scheme',
    env: { https_proxy: 'e' },
    given: {},
    proxies: {},
  },
  {
    name: 'that for all, under the scheme',
    env: { all_proxy: 'e' },
    given: {},
    proxies: { http: 'e' },
  },
  {
    name: 'the one given rather than the environment’s',
    env: { http_proxy: 'e' },
    given: { http: 'g' },
    proxies: { http: 'g' },
  },
  {
    name: 'none where null was given',
    env: { http_proxy: 'e' },
    given: { http: null },
    proxies: { http: '' },
  },
  {
    name: 'both, since another key was given',
    env: { http_proxy: 'e' },
    given: { all: 'g' },
    proxies: { http: 'e', all: 'g' },
  },
  {
    name: 'none for a host of NO_PROXY',
    env: { http_proxy: 'e', no_proxy: 'a.test' },
    given: {},
    proxies: {},
  },
  {
    name: 'the one given also for a host of NO_PROXY',
    env: { no_proxy: 'a.test' },
    given: { http: 'g' },
    proxies: { http: 'g' },
  },
  {
    name: 'none for a host of a given list',
    env: { http_proxy: 'e' },
    given: { no_proxy: 'a.test' },
    proxies: { no_proxy: 'a.test' },
  },
]

describe('the proxies of a prepared request', () => {
  for (const { name, env, given, proxies } of resolved) {
    it(`are ${name}`, () => {
      environment(env)
      expect(resolveProxies(url, given, true)).toEqual(proxies)
    })
  }

  it('are those given alone where the environment is not trusted', () => {
    environment({ http_proxy: 'e' })
    expect(resolveProxies(url, { https: 'g' }, false)).toEqual({ https: 'g' })
  })

  it('are not the environment’s where routes decide, nor what it gave to an earlier request', () => {
    environment({ http_proxy: 'e' })
    routes.sealed = true
    expect(resolveProxies(url, {}, true)).toEqual({})
    expect(resolveProxies(url, { http: 'e', all: 'g' }, true)).toEqual({ all: 'g' })
  })
})

describe('the settings of a call', () => {
  it('get every proxy of the environment that the call does not name', () => {
    environment({ http_proxy: 'e', https_proxy: 's' })
    const { proxies } = withEnvironment(url, { proxies: { http: null }, verify: null })
    expect(proxies).toEqual({ http: null, https: 's' })
  })

  for (const { verify, becomes } of [
    { verify: null, becomes: '/ca.pem' },
    { verify: true, becomes: '/ca.pem' },
    { verify: false, becomes: false },
    { verify: '/own.pem', becomes: '/own.pem' },
  ]) {
    it(`with verify=${verify} get ${becomes} of the environment’s /ca.pem`, () => {
      environment({ REQUESTS_CA_BUNDLE: '/ca.pem' })
      expect(withEnvironment(url, { proxies: {}, verify }).verify).toBe(becomes)
    })
  }

  it('let the environment win over the session, as in requests', () => {
    environment({ http_proxy: 'e', CURL_CA_BUNDLE: '/ca.pem' })
    const session = new Session()
    session.proxies = { http: 's', all: 's' }
    session.verify = false
    expect(session.merge_environment_settings(url, {}, null, null, null)).toEqual({
      proxies: { http: 'e', all: 's' },
      verify: '/ca.pem',
      stream: false,
      cert: null,
    })
  })

  it('are the session’s where it does not trust the environment', () => {
    environment({ http_proxy: 'e', CURL_CA_BUNDLE: '/ca.pem' })
    const session = new Session()
    session.trust_env = false
    session.verify = false
    const { proxies, verify } = session.merge_environment_settings(url)
    expect({ proxies, verify }).toEqual({ proxies: {}, verify: false })
  })
})

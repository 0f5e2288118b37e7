import { describe, expect, it } from 'vitest'
import {
  type Environment,
  environmentBundle,
  environmentProxies,
} from '../../src/sessions/environment-variables.ts'

/** As Python's `getproxies_environment` has it. */
const variables: readonly { env: Environment; proxies: Readonly<Record<string, string>> }[] = [
  { env: {}, proxies: {} },
  { env: { HTTP_PROXY: 'a' }, proxies: { http: 'a' } },
  { env: { http_proxy: 'a', HTTP_PROXY: 'b' }, proxies: { http: 'a' } },
  { env: { HTTP_PROXY: 'b', http_proxy: 'a' }, proxies: { http: 'a' } },
  { env: { HTTP_PROXY: 'b', http_proxy: '' }, proxies: {} },
  { env: { HTTP_PROXY: '' }, proxies: {} },
  { env: { HTTPS_PROXY: 'a', all_proxy: 'b' }, proxies: { https: 'a', all: 'b' } },
  { env: { NO_PROXY: 'a.test', ftp_proxy: 'f' }, proxies: { no: 'a.test', ftp: 'f' } },
  { env: { HTTP_PROXY: 'a', REQUEST_METHOD: 'GET' }, proxies: {} },
  { env: { http_proxy: 'a', REQUEST_METHOD: 'GET' }, proxies: { http: 'a' } },
  { env: { PROXY: 'a', HTTP_PROXY_X: 'b' }, proxies: {} },
]

const bundles: readonly { env: Environment; bundle: string | undefined }[] = [
  { env: {}, bundle: undefined },
  { env: { REQUESTS_CA_BUNDLE: '/r', CURL_CA_BUNDLE: '/c' }, bundle: '/r' },
  { env: { REQUESTS_CA_BUNDLE: '', CURL_CA_BUNDLE: '/c' }, bundle: '/c' },
]

describe('the environment', () => {
  for (const { env, proxies } of variables) {
    it(`has the proxies ${JSON.stringify(proxies)} in ${JSON.stringify(env)}`, () => {
      expect(environmentProxies(env)).toEqual(proxies)
    })
  }
  for (const { env, bundle } of bundles) {
    it(`names the file of authorities ${bundle} in ${JSON.stringify(env)}`, () => {
      expect(environmentBundle(env)).toBe(bundle)
    })
  }
})

import { describe, expect, it } from 'vitest'
import { shouldBypassProxies } from '../../src/sessions/environment-bypass.ts'

/** As requests 2.34 on CPython 3.11 decided. */
const cases = [
  { list: 'example.com', url: 'http://example.com/', passes: true },
  { list: 'example.com', url: 'http://EXAMPLE.com/', passes: true },
  { list: 'EXAMPLE.com', url: 'http://example.com/', passes: true },
  { list: 'example.com', url: 'http://api.example.com/', passes: true },
  { list: '.example.com', url: 'http://example.com/', passes: true },
  { list: '.example.com', url: 'http://api.example.com/', passes: true },
  { list: 'example.com', url: 'http://notexample.com/', passes: false },
  { list: '*.example.com', url: 'http://api.example.com/', passes: false },
  { list: 'example.com:8080', url: 'http://example.com:8080/', passes: true },
  { list: 'example.com:8080', url: 'http://example.com/', passes: false },
  { list: 'example.com:80', url: 'http://example.com/', passes: false },
  { list: 'example.com:8080', url: 'http://api.example.com:8080/', passes: true },
  { list: 'a.test, example.com ,b.test', url: 'http://example.com/', passes: true },
  { list: '*', url: 'http://example.com/', passes: true },
  { list: '*,a.test', url: 'http://example.com/', passes: false },
  { list: '', url: 'http://example.com/', passes: false },
  { list: ',', url: 'http://example.com/', passes: false },
  { list: 'com', url: 'http://example.com/', passes: true },
  { list: '127.0.0.1', url: 'http://127.0.0.1:8080/', passes: true },
  { list: '127.0.0.1:8080', url: 'http://127.0.0.1:8080/', passes: false },
  { list: '10.0.0.0/8', url: 'http://10.1.2.3/', passes: true },
  { list: '10.0.0.0/8', url: 'http://11.1.2.3/', passes: false },
  { list: '10.1.2.0/24', url: 'http://10.1.2.255/', passes: true },
  { list: '10.1.2.0/24', url: 'http://10.1.3.0/', passes: false },
  { list: '10.1.2.3/32', url: 'http://10.1.2.3/', passes: true },
  { list: '10.0.0.0/0', url: 'http://10.1.2.3/', passes: false },
  { list: '10.0.0.0/33', url: 'http://10.1.2.3/', passes: false },
  { list: '10/8', url: 'http://10.1.2.3/', passes: false },
  { list: '10.0.0.0/8', url: 'http://10.1/', passes: true },
  { list: '0.0.1', url: 'http://127.0.0.1/', passes: true },
  { list: '127.1', url: 'http://127.0.0.1/', passes: false },
  { list: '::1', url: 'http://[::1]:8080/', passes: true },
  { list: '[::1]', url: 'http://[::1]/', passes: false },
  { list: '10.0.0.0/8', url: 'http://ten.test/', passes: false },
  { list: 'localhost', url: 'file:///etc/hosts', passes: true },
]

const sources = [
  { name: 'in lower case', env: { no_proxy: 'a.test' }, list: null, passes: true },
  { name: 'in upper case', env: { NO_PROXY: 'a.test' }, list: null, passes: true },
  {
    name: 'in lower case before that in upper',
    env: { no_proxy: 'b.test', NO_PROXY: 'c.test' },
    list: null,
    passes: false,
  },
  { name: 'that the call gives', env: { no_proxy: 'b.test' }, list: 'a.test', passes: true },
  { name: 'that the call empties', env: { no_proxy: 'a.test' }, list: '', passes: false },
]

describe('a URL that the environment keeps from its proxies', () => {
  for (const { list, url, passes } of cases) {
    it(`is ${passes ? '' : 'not '}${url} with NO_PROXY=${JSON.stringify(list)}`, () => {
      expect(shouldBypassProxies(url, null, { no_proxy: list })).toBe(passes)
    })
  }

  for (const { name, env, list, passes } of sources) {
    it(`is found in the list ${name}`, () => {
      expect(shouldBypassProxies('http://a.test/', list, env)).toBe(passes)
    })
  }
})

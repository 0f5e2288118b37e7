import { describe, expect, test } from 'vitest'
import { ProcessEnvironment } from '../../src/sessions/process-environment.ts'

/** Variables that can be listed a limited number of times, and looked at as often as one likes. */
function listed(variables: Record<string, string>): {
  env: Record<string, string>
  lists: number[]
} {
  const lists: number[] = []
  const env = new Proxy(variables, {
    ownKeys(target) {
      lists.push(lists.length + 1)
      return Reflect.ownKeys(target)
    },
  })
  return { env, lists }
}

describe('ProcessEnvironment', () => {
  test('lists the variables once while none of the usual ones changes', () => {
    const { env, lists } = listed({ HTTP_PROXY: 'http://a.test' })
    const variables = new ProcessEnvironment()
    for (const nowMs of [0, 1, 999]) {
      expect(variables.proxies(env, 'http', nowMs)).toEqual({ http: 'http://a.test' })
    }
    expect(lists).toHaveLength(1)
  })

  const changes: readonly [name: string, value: string | undefined, proxies: object][] = [
    ['HTTP_PROXY', 'http://b.test', { http: 'http://b.test' }],
    ['HTTP_PROXY', undefined, {}],
    ['http_proxy', 'http://c.test', { http: 'http://c.test' }],
    ['https_proxy', 'http://c.test', { http: 'http://a.test', https: 'http://c.test' }],
    ['ALL_PROXY', 'http://c.test', { http: 'http://a.test', all: 'http://c.test' }],
    ['no_proxy', 'd.test', { http: 'http://a.test', no: 'd.test' }],
    ['REQUEST_METHOD', 'GET', {}],
  ]
  for (const [name, value, proxies] of changes) {
    test(`sees at once that ${name} has become ${value}`, () => {
      const { env } = listed({ HTTP_PROXY: 'http://a.test' })
      const variables = new ProcessEnvironment()
      variables.proxies(env, 'http', 0)
      if (value === undefined) delete env[name]
      else env[name] = value
      expect(variables.proxies(env, 'http', 0)).toEqual(proxies)
    })
  }

  test('sees at once that HTTP_PROXY is heeded again', () => {
    const env: Record<string, string> = { HTTP_PROXY: 'http://a.test', REQUEST_METHOD: 'GET' }
    const variables = new ProcessEnvironment()
    expect(variables.proxies(env, 'http', 0)).toEqual({})
    delete env.REQUEST_METHOD
    expect(variables.proxies(env, 'http', 0)).toEqual({ http: 'http://a.test' })
  })

  test('looks at what is for the scheme, where there is no proxy', () => {
    const env: Record<string, string> = {}
    const variables = new ProcessEnvironment()
    variables.proxies(env, 'http', 0)
    env.HTTPS_PROXY = 'http://a.test'
    expect(variables.proxies(env, 'http', 1)).toEqual({})
    expect(variables.proxies(env, 'https', 1)).toEqual({ https: 'http://a.test' })
  })

  test('sees a variable of another spelling a second later', () => {
    const env: Record<string, string> = {}
    const variables = new ProcessEnvironment()
    variables.proxies(env, 'http', 0)
    env.Ftp_Proxy = 'http://a.test'
    expect(variables.proxies(env, 'http', 1000)).toEqual({})
    expect(variables.proxies(env, 'http', 1001)).toEqual({ ftp: 'http://a.test' })
  })

  test('reads another environment at once', () => {
    const variables = new ProcessEnvironment()
    variables.proxies({}, 'http', 0)
    expect(variables.proxies({ Ftp_Proxy: 'http://a.test' }, 'http', 0)).toEqual({
      ftp: 'http://a.test',
    })
  })
})

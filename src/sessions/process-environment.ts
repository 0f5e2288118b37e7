import { type Environment, environmentProxies } from './environment-variables.ts'

type Named = Readonly<Record<string, string>>

const ofAll = ['all_proxy', 'ALL_PROXY']
const ofHttp = ['http_proxy', 'HTTP_PROXY', ...ofAll]
const ofHttps = ['https_proxy', 'HTTPS_PROXY', ...ofAll]
/** What matters where there is a proxy. */
const everything = [...ofHttp, ...ofHttps, 'no_proxy', 'NO_PROXY', 'REQUEST_METHOD']
/** For so long, a variable of another spelling, such as `Ftp_Proxy`, may not be noticed. */
const lookAgainMs = 1000

/**
 * The proxies that the variables of a process name, as `environmentProxies` reads them.
 *
 * To list all variables takes longer than all else that a request does on this side, and to look at
 * one is a call into the runtime. So only those are looked at each time that can make a difference
 * to the request, and the list is read anew when one of them has changed.
 */
export class ProcessEnvironment {
  #env: Environment = {}
  readonly #values = new Map<string, string | undefined>()
  #proxies: Named = {}
  #readMs = Number.NEGATIVE_INFINITY

  /**
   * The proxies, not to be changed. What is for another scheme may be missing where there is none
   * for this one.
   *
   * @param env the variables as they are now
   * @param nowMs on a clock that only goes forward
   */
  proxies(env: Environment, scheme: string, nowMs: number): Named {
    const isOld = env !== this.#env || nowMs - this.#readMs > lookAgainMs
    const names = isEmpty(this.#proxies) ? (scheme === 'https' ? ofHttps : ofHttp) : everything
    const isOther = this.#note(env, names)
    if (isOld || isOther) {
      this.#env = env
      this.#proxies = environmentProxies(env)
      this.#readMs = nowMs
      this.#note(env, everything)
    }
    return this.#proxies
  }

  /** Notes the values of variables; whether one is another than it was. */
  #note(env: Environment, names: readonly string[]): boolean {
    let changed = false
    for (const name of names) {
      const value = env[name]
      if (value === this.#values.get(name)) continue
      this.#values.set(name, value)
      changed = true
    }
    return changed
  }
}

function isEmpty(dict: object): boolean {
  for (const _name in dict) return false
  return true
}

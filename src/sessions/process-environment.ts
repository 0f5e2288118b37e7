import { isEmptyDict } from '../repr/plain-object.ts'
import { type Environment, environmentProxies } from './environment-variables.ts'

type Named = Readonly<Record<string, string>>

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
  #seen: Environment = {}
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
    if (isOld || this.#hasChanged(env, scheme)) {
      this.#env = env
      this.#proxies = environmentProxies(env)
      this.#readMs = nowMs
      this.#seen = noteOf(env)
    }
    return this.#proxies
  }

  /** Whether a variable that can matter is another than it was. */
  #hasChanged(env: Environment, scheme: string): boolean {
    const seen = this.#seen
    if (differsForAll(env, seen)) return true
    if (!isEmptyDict(this.#proxies)) return differsAnywhere(env, seen)
    return scheme === 'https' ? differsForHttps(env, seen) : differsForHttp(env, seen)
  }
}

// each name stands in the text, since to look one up that is in a variable takes longer

function noteOf(env: Environment): Environment {
  const { all_proxy, ALL_PROXY, http_proxy, HTTP_PROXY, https_proxy, HTTPS_PROXY } = env
  const { no_proxy, NO_PROXY, REQUEST_METHOD } = env
  const ofAny = { no_proxy, NO_PROXY, REQUEST_METHOD }
  return { all_proxy, ALL_PROXY, http_proxy, HTTP_PROXY, https_proxy, HTTPS_PROXY, ...ofAny }
}

function differsForAll(env: Environment, seen: Environment): boolean {
  return env.all_proxy !== seen.all_proxy || env.ALL_PROXY !== seen.ALL_PROXY
}

function differsForHttp(env: Environment, seen: Environment): boolean {
  if (env.http_proxy !== seen.http_proxy || env.HTTP_PROXY !== seen.HTTP_PROXY) return true
  // that of a CGI script is not heeded
  return seen.HTTP_PROXY !== undefined && env.REQUEST_METHOD !== seen.REQUEST_METHOD
}

function differsForHttps(env: Environment, seen: Environment): boolean {
  return env.https_proxy !== seen.https_proxy || env.HTTPS_PROXY !== seen.HTTPS_PROXY
}

/** What else matters where there is a proxy. */
function differsAnywhere(env: Environment, seen: Environment): boolean {
  if (differsForHttp(env, seen) || differsForHttps(env, seen)) return true
  return env.no_proxy !== seen.no_proxy || env.NO_PROXY !== seen.NO_PROXY
}

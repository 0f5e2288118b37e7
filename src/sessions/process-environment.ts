import { type Environment, environmentProxies } from './environment-variables.ts'

type Named = Readonly<Record<string, string>>

/** The spellings in use, and what else decides. */
const usual = [
  ...['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'],
  ...['no_proxy', 'NO_PROXY', 'REQUEST_METHOD'],
]
/** For so long, a variable of another spelling, such as `Ftp_Proxy`, may not be noticed. */
const lookAgainMs = 1000

/**
 * The proxies that the variables of a process name, as `environmentProxies` reads them.
 *
 * To list all variables takes longer than all else that a request does on this side, so the ones in
 * use are looked at each time, and the list is read anew when one of them has changed.
 */
export class ProcessEnvironment {
  #env: Environment = {}
  readonly #values: (string | undefined)[] = []
  #proxies: Named = {}
  #readMs = Number.NEGATIVE_INFINITY

  /**
   * The proxies, not to be changed.
   *
   * @param env the variables as they are now
   * @param nowMs on a clock that only goes forward
   */
  proxies(env: Environment, nowMs: number): Named {
    if (this.#isChanged(env) || nowMs - this.#readMs > lookAgainMs) {
      this.#proxies = environmentProxies(env)
      this.#readMs = nowMs
    }
    return this.#proxies
  }

  #isChanged(env: Environment): boolean {
    let changed = env !== this.#env
    this.#env = env
    for (let i = 0; i < usual.length; i += 1) {
      const value = env[usual[i] ?? '']
      if (value === this.#values[i]) continue
      this.#values[i] = value
      changed = true
    }
    return changed
  }
}

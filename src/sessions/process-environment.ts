import { type Environment, environmentProxies } from './environment-variables.ts'

type Named = Readonly<Record<string, string>>

/** The spellings in use. */
const usual = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY']
/** What matters besides where there is a proxy. */
const further = ['no_proxy', 'NO_PROXY', 'REQUEST_METHOD']
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
    const isOld = env !== this.#env || nowMs - this.#readMs > lookAgainMs
    const isOther = this.#note(env, usual, 0)
    const matters = isOther || !isEmpty(this.#proxies)
    const hasFurther = matters && this.#note(env, further, usual.length)
    if (isOld || isOther || hasFurther) {
      this.#env = env
      this.#proxies = environmentProxies(env)
      this.#readMs = nowMs
    }
    return this.#proxies
  }

  /** Notes the values of variables; whether one is another than it was. */
  #note(env: Environment, names: readonly string[], from: number): boolean {
    let changed = false
    for (let i = 0; i < names.length; i += 1) {
      const value = env[names[i] ?? '']
      if (value === this.#values[from + i]) continue
      this.#values[from + i] = value
      changed = true
    }
    return changed
  }
}

function isEmpty(dict: object): boolean {
  for (const _name in dict) return false
  return true
}

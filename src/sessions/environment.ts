import { isRouted, type Proxies } from '../adapters/proxies.ts'
import { systemClock } from '../clock/system-clock.ts'
import { splitUrl } from '../http/split-url.ts'
import { isEmptyDict } from '../repr/plain-object.ts'
import { shouldBypassProxies } from './environment-bypass.ts'
import { environmentBundle, environmentProxies } from './environment-variables.ts'
import { ProcessEnvironment } from './process-environment.ts'

export type { Proxies }

/*
 * What the environment adds to a request: requests' `merge_environment_settings` and
 * `resolve_proxies`. A variable that changes counts from the next request on, as in Python.
 */

/** The settings of a call that the environment may add to. */
export interface CallSettings {
  readonly proxies: Proxies
  readonly verify: boolean | string | null
}

/**
 * The proxies that the environment has for a URL; none for a host that a route leads elsewhere, nor
 * for any host offline. Mirrors requests' `get_environ_proxies`.
 */
function environProxies(url: string, proxies: Proxies): Readonly<Record<string, string>> {
  if (isRouted(url)) return {}
  const { env } = process
  const named = variables.proxies(env, splitUrl(url).scheme, systemClock.nowMs())
  if (isEmptyDict(named)) return named
  const noProxy = proxies.no_proxy ?? null
  const known = noProxy === null ? named : undefined
  return shouldBypassProxies(url, noProxy, env, known) ? {} : named
}

const variables = new ProcessEnvironment()

/**
 * The settings of a call with the environment's added: proxies that the call does not name, and
 * the file of authorities where the call leaves `verify` alone.
 */
export function withEnvironment(url: string, call: CallSettings): CallSettings {
  const { proxies, verify } = call
  const named = environProxies(url, proxies)
  const isOpen = verify === true || verify === null
  const bundle = isOpen ? environmentBundle(process.env) : undefined
  if (bundle === undefined && isEmptyDict(named)) return call
  return { proxies: { ...named, ...proxies }, verify: bundle ?? verify }
}

/**
 * The proxies for a prepared request: those given, and the environment's for its scheme where none
 * is. What the environment gave to an earlier request of a chain is no more for a routed host.
 */
export function resolveProxies(
  url: string,
  given: Proxies,
  trustEnv: boolean,
): Readonly<Record<string, string>> {
  // null keeps a proxy of the environment away, and so does the empty text
  const proxies = Object.entries(given).map(([key, proxy]): [string, string] => [key, proxy ?? ''])
  if (!trustEnv) return Object.fromEntries(proxies)
  if (isRouted(url)) {
    const ofEnvironment = environmentProxies(process.env)
    return Object.fromEntries(proxies.filter(([key, proxy]) => ofEnvironment[key] !== proxy))
  }
  const { scheme } = splitUrl(url)
  const found = environProxies(url, given)
  const proxy = found[scheme] ?? found.all
  return { ...(proxy ? { [scheme]: proxy } : {}), ...Object.fromEntries(proxies) }
}

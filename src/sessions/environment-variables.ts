/** Variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>

const suffix = '_proxy'

/**
 * The proxies that variables such as `HTTP_PROXY` and `all_proxy` name, by what stands before
 * `_proxy`; names in lower case count more. Mirrors Python's `getproxies_environment`.
 *
 * Under CGI the upper case `HTTP_PROXY` is left out, since a client's header can set it.
 */
export function environmentProxies(env: Environment): Readonly<Record<string, string>> {
  const proxies = new Map<string, string>()
  const entries = Object.entries(env)
  for (const [name, value] of entries) {
    const lower = name.toLowerCase()
    if (value && lower.endsWith(suffix)) proxies.set(withoutSuffix(lower), value)
  }
  if ('REQUEST_METHOD' in env) proxies.delete('http')
  for (const [name, value] of entries) {
    if (!name.endsWith(suffix)) continue
    const key = withoutSuffix(name.toLowerCase())
    if (value) proxies.set(key, value)
    else proxies.delete(key)
  }
  return Object.fromEntries(proxies)
}

function withoutSuffix(name: string): string {
  return name.slice(0, -suffix.length)
}

/** The file of authorities that the environment names: requests' variable, else curl's. */
export function environmentBundle(env: Environment): string | undefined {
  return env.REQUESTS_CA_BUNDLE || env.CURL_CA_BUNDLE || undefined
}

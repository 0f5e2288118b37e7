import { hostnameOf, portOf, splitUrl } from '../http/split-url.ts'
import { type Environment, environmentProxies } from './environment-variables.ts'

/**
 * Whether the environment keeps a URL from its proxies: requests' `should_bypass_proxies`.
 *
 * `NO_PROXY` is a list of hosts, domains, either with a port, and for addresses networks such as
 * `10.0.0.0/8`; `*` alone stands for all. In lower case it counts more than in upper.
 *
 * @param noProxy a list in place of the environment's; empty for none
 * @param proxies what `environmentProxies` makes of all this, where it is known
 */
export function shouldBypassProxies(
  url: string,
  noProxy: string | null,
  env: Environment,
  proxies: Readonly<Record<string, string>> = environmentProxies(
    noProxy === null ? env : { ...env, no_proxy: noProxy },
  ),
): boolean {
  const { netloc } = splitUrl(url)
  const host = hostnameOf(netloc)
  if (host === null) return true
  const list = noProxy ?? (env.no_proxy || env.NO_PROXY || '')
  const names = list
    .replaceAll(' ', '')
    .split(',')
    .filter((name) => name !== '')
  if (names.length > 0) {
    const address = ipv4Address(host)
    const found =
      address === null ? matchesName(names, host, netloc) : matchesAddress(names, host, address)
    if (found) return true
  }
  return bypassesByPython(host, proxies.no)
}

function matchesAddress(names: readonly string[], host: string, address: number): boolean {
  return names.some((name) => {
    const network = networkOf(name)
    if (network === null) return host === name
    const size = 2 ** (32 - network.bits)
    return Math.floor(address / size) === Math.floor(network.address / size)
  })
}

function matchesName(names: readonly string[], host: string, netloc: string): boolean {
  const port = portOf(netloc)
  const places = port ? [host, `${host}:${port}`] : [host]
  return names.some((name) => {
    const bare = name.replace(/^\.+/, '')
    return places.some((place) => place === bare || place.endsWith(`.${bare}`))
  })
}

/** What requests asks after its own rules: Python's `urllib.request.proxy_bypass_environment`. */
function bypassesByPython(host: string, list: string | undefined): boolean {
  if (list === undefined) return false
  if (list === '*') return true
  return list.split(',').some((entry) => {
    const name = entry.trim().replace(/^\.+/, '').toLowerCase()
    return entry.trim() !== '' && (host === name || host.endsWith(`.${name}`))
  })
}

function networkOf(text: string): { readonly address: number; readonly bits: number } | null {
  const [, start = '', digits] = /^([^/]*)\/\+?(\d+)$/.exec(text) ?? []
  const address = ipv4Address(start)
  const bits = Number(digits)
  return address === null || bits < 1 || bits > 32 ? null : { address, bits }
}

const ipv4Part = /^(?:0x[\da-f]+|0[0-7]*|[1-9]\d*)$/i

/** An IPv4 address as C's `inet_aton` reads it: one to four numbers, also octal and hexadecimal. */
function ipv4Address(text: string): number | null {
  const parts = text.split('.')
  if (parts.length > 4 || !parts.every((part) => ipv4Part.test(part))) return null
  const numbers = parts.map((part) => Number(part.replace(/^0(?=\d)/, '0o')))
  const last = numbers.pop() ?? 0
  if (last >= 256 ** (4 - numbers.length) || numbers.some((number) => number > 255)) return null
  return numbers.reduce((sum, number, i) => sum + number * 256 ** (3 - i), last)
}

import { isIP } from 'node:net'
import { ValueError } from '../errors.ts'
import type { Mapping } from './practice-routes.ts'

const form = 'HOST[:PORT]=practice or HOST[:PORT]=ADDR:PORT'

/**
 * The mapping that `text` describes.
 *
 * @throws ValueError when it has not the form `HOST[:PORT]=practice` or `HOST[:PORT]=ADDR:PORT`
 * @example
 * parseMapping('shop.example:443=127.0.0.1:8443')
 * // { host: 'shop.example', port: 443, to: { address: '127.0.0.1', port: 8443 } }
 */
export function parseMapping(text: string): Mapping {
  const [, from, to] = /^([^=]+)=([^=]+)$/.exec(text.trim()) ?? []
  if (from === undefined || to === undefined) throw malformed(text)
  const source = hostAndPort(from)
  if (source === undefined) throw malformed(text)
  if (to === 'practice') return { ...source, to }
  const target = hostAndPort(to)
  if (target === undefined || target.port === null || !isAddress(target.host)) {
    throw malformed(text)
  }
  return { ...source, to: { address: target.host, port: target.port } }
}

function hostAndPort(text: string): { host: string; port: number | null } | undefined {
  const [, bracketed, bare, digits] =
    /^(?:\[([\da-f:.]+)\]|([^:[\]\s/]+))(?::(\d+))?$/i.exec(text) ?? []
  const host = bracketed ?? bare
  if (host === undefined) return undefined
  const port = digits === undefined ? null : Number(digits)
  return port !== null && (port < 1 || port > 65535)
    ? undefined
    : { host: host.toLowerCase(), port }
}

function isAddress(host: string): boolean {
  return isIP(host) !== 0 || host === 'localhost'
}

function malformed(text: string): ValueError {
  return new ValueError(`--map takes ${form}, not '${text}'`)
}

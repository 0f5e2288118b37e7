import { createHash } from 'node:crypto'
import { KeyError } from '../errors.ts'
import { splitUrl } from '../http/split-url.ts'
import { repr, str } from '../repr/repr.ts'
import type { Credential } from './basic-credentials.ts'

/** What a digest is made of besides the server's challenge. */
export interface DigestRequest {
  readonly username: Credential
  readonly password: Credential
  readonly method: string
  readonly url: string
  /** How many requests the nonce has served, this one included. */
  readonly nonceCount: number
  /** The client's own nonce. */
  readonly cnonce: string
}

type Challenge = ReadonlyMap<string, string | null>

/** The algorithms by their names in a challenge, as `node:crypto` calls them. */
const algorithms: Readonly<Record<string, string>> = {
  MD5: 'md5',
  'MD5-SESS': 'md5',
  SHA: 'sha1',
  'SHA-256': 'sha256',
  'SHA-512': 'sha512',
}

/**
 * The Authorization header that answers a challenge: RFC 7616, as requests' `build_digest_header`
 * has it. Null for an algorithm that requests does not know, and where `auth-int` alone is offered.
 *
 * @throws KeyError where the challenge lacks realm or nonce
 */
export function digestHeader(challenge: Challenge, request: DigestRequest): string | null {
  const realm = required(challenge, 'realm')
  const nonce = required(challenge, 'nonce')
  const qop = challenge.get('qop')
  const algorithm = challenge.get('algorithm')
  const name = (algorithm ?? 'MD5').toUpperCase()
  const hash = algorithms[name]
  if (hash === undefined || (qop && !qop.split(',').includes('auth'))) return null
  const digest = (text: string) => createHash(hash).update(text).digest('hex')

  const { method, cnonce } = request
  const username = str(request.username)
  const uri = digestUri(request.url)
  const count = request.nonceCount.toString(16).padStart(8, '0')
  const plainSecret = digest(`${username}:${realm}:${str(request.password)}`)
  const secret = name === 'MD5-SESS' ? digest(`${plainSecret}:${nonce}:${cnonce}`) : plainSecret
  const asked = digest(`${method}:${uri}`)
  const response = digest(
    qop ? `${secret}:${nonce}:${count}:${cnonce}:auth:${asked}` : `${secret}:${nonce}:${asked}`,
  )

  const opaque = challenge.get('opaque')
  return [
    `Digest username="${username}"`,
    `realm="${realm}"`,
    `nonce="${nonce}"`,
    `uri="${uri}"`,
    `response="${response}"`,
    ...(opaque ? [`opaque="${opaque}"`] : []),
    ...(algorithm ? [`algorithm="${algorithm}"`] : []),
    ...(qop ? ['qop="auth"', `nc=${count}`, `cnonce="${cnonce}"`] : []),
  ].join(', ')
}

function required(challenge: Challenge, name: string): string {
  const value = challenge.get(name)
  if (value === undefined) throw new KeyError(repr(name))
  return str(value)
}

/** Path and query; Python's `urlparse` takes the parameters off the path, so requests lacks them. */
function digestUri(url: string): string {
  const { path, query } = splitUrl(url)
  return (path.replace(/;[^/]*$/, '') || '/') + (query === '' ? '' : `?${query}`)
}

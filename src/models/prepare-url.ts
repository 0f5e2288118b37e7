import { InvalidURL, LocationParseError, MissingSchema } from '../errors.ts'
import { type FormFields, formEncode } from '../http/form-encoding.ts'
import { hostToAscii, isAscii } from '../http/idna.ts'
import { Memo } from '../http/memo.ts'
import { requoteUri } from '../http/percent-encoding.ts'
import { joinParts } from '../http/split-url.ts'
import { lstrip } from '../http/strip.ts'
import { parseUrl, type Url } from '../http/url.ts'
import { decodeUtf8 } from '../http/utf8.ts'
import { isPlainObject } from '../repr/plain-object.ts'
import { str } from '../repr/repr.ts'
import { reprString } from '../repr/string.ts'

/** A URL as text, as UTF-8, or as an object that spells one, such as a `URL`. */
export type UrlInput = string | Uint8Array | { toString(): string }

/** What is added to the query of a URL: fields, or text as it is. */
export type ParamsInput = FormFields | string | Uint8Array

/**
 * The URL as it will be asked for, with `params` in its query. What does not begin with `http` is
 * left alone. Mirrors requests' `PreparedRequest.prepare_url`.
 *
 * @throws MissingSchema where the scheme is missing
 * @throws InvalidURL where there is no host, or the text is no URL
 * @example
 * prepareUrl('http://example.com', { q: 'a b' }) // 'http://example.com/?q=a+b'
 */
export function prepareUrl(url: unknown, params: ParamsInput | null | undefined): string {
  if (typeof url === 'string' && isNothing(params)) return withoutParams.of(url)
  return prepare(lstrip(url instanceof Uint8Array ? decodeUtf8(url) : str(url)), params)
}

/** Most requests ask for a URL as it stands, and often for the same one again. */
const withoutParams = new Memo((url) => prepare(lstrip(url), null))

/** Whether nothing is added to the query: the dict of a session's params is empty as a rule. */
function isNothing(params: ParamsInput | null | undefined): boolean {
  if (params === null || params === undefined) return true
  if (!isPlainObject(params)) return false
  for (const _name in params) return false
  return true
}

function prepare(text: string, params: ParamsInput | null | undefined): string {
  if (text.includes(':') && !/^http/i.test(text)) return text
  const parts = parse(text)
  if (!parts.scheme) {
    throw new MissingSchema(
      `Invalid URL ${reprString(text)}: No scheme supplied. Perhaps you meant https://${text}?`,
    )
  }
  if (!parts.host) throw new InvalidURL(`Invalid URL ${reprString(text)}: No host supplied`)
  const { scheme, path, fragment } = parts
  return requoteUri(
    joinParts({
      scheme,
      netloc: netlocOf(parts, asciiHost(parts.host)),
      path: path || '/',
      query: joinQuery(parts.query, params),
      fragment: fragment ?? '',
    }),
  )
}

function parse(text: string): Url {
  try {
    return parseUrl(text)
  } catch (cause) {
    if (!(cause instanceof LocationParseError)) throw cause
    throw new InvalidURL(cause.message, { cause })
  }
}

function asciiHost(host: string): string {
  const ascii = isAscii(host) ? host : hostToAscii(host)
  if (ascii !== undefined && !/^[*.]/.test(ascii)) return ascii
  throw new InvalidURL('URL has an invalid label.')
}

function netlocOf({ auth, port }: Url, host: string): string {
  return (auth ? `${auth}@` : '') + host + (port ? `:${port}` : '')
}

function joinQuery(query: string | null, params: ParamsInput | null | undefined): string {
  const added = encodeParams(params)
  if (!query && typeof params === 'number' && params !== 0) {
    throw new TypeError('Cannot mix str and non-str arguments')
  }
  return query && added ? `${query}&${added}` : query || added
}

function encodeParams(params: ParamsInput | null | undefined): string {
  if (params === null || params === undefined) return ''
  if (params instanceof Uint8Array) return decodeUtf8(params)
  return typeof params === 'object' ? formEncode(params) : str(params)
}

import { Buffer } from 'node:buffer'
import type { CookieJar, Dict, Library, PreparedRequest, Response } from './library.ts'
import { needed, RunnerError } from './scenario.ts'
import { ScenarioFile } from './scenario-file.ts'

/** What the forms of value need of the scenario they stand in. */
export interface ValueSource {
  readonly library: Library
  /** Auth objects that the scenario makes once and uses several times. */
  readonly auths: Map<string, unknown>
  /** Told by a `$hook` what it saw. */
  hooked(entry: readonly unknown[]): void
}

type Form = (content: unknown, source: ValueSource) => unknown

function dict(value: unknown): Dict {
  if (typeof value !== 'object' || value === null) throw new RunnerError('an object is needed')
  return value as Dict
}

function pair(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new RunnerError('a list is needed')
  return value
}

function* bytesOf(texts: readonly unknown[]): Generator<Uint8Array> {
  for (const text of texts) yield new TextEncoder().encode(String(text))
}

function sharedAuth(content: unknown, source: ValueSource): unknown {
  const { id, value } = dict(content)
  const key = String(needed(id, 'id'))
  if (!source.auths.has(key)) source.auths.set(key, buildValue(value, source))
  return source.auths.get(key)
}

function headerAuth(content: unknown) {
  return (request: PreparedRequest) => {
    for (const [name, value] of Object.entries(dict(content))) request.headers[name] = value
    return request
  }
}

function jarOf(content: unknown, source: ValueSource): CookieJar {
  const jar = source.library.construct<CookieJar>('RequestsCookieJar')
  for (const cookie of pair(content)) {
    const { name, value, ...options } = dict(cookie)
    jar.set(String(name), value, options)
  }
  return jar
}

const forms: Readonly<Record<string, Form>> = {
  $bytes: (base64) => new Uint8Array(Buffer.from(String(base64), 'base64')),
  $file: (content) => new ScenarioFile(dict(content)),
  $generator: (texts) => bytesOf(pair(texts)),
  $nan: (kind) => (kind === 'inf' ? Number.POSITIVE_INFINITY : Number.NaN),
  $basic: (who, { library }) => library.construct('HTTPBasicAuth', ...pair(who)),
  $digest: (who, { library }) => library.construct('HTTPDigestAuth', ...pair(who)),
  $proxyauth: (who, { library }) => library.construct('HTTPProxyAuth', ...pair(who)),
  $auth: sharedAuth,
  $callable: headerAuth,
  $hook: (label, source) => (response: Response) => {
    source.hooked([label, response.status_code, response.url])
  },
  $jar: jarOf,
}

/** `value` with the corpus's forms for what JSON lacks turned into what they mean. */
export function buildValue(value: unknown, source: ValueSource): unknown {
  if (Array.isArray(value)) return value.map((item) => buildValue(item, source))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  const [first] = entries
  if (first?.[0].startsWith('$')) {
    const form = Object.hasOwn(forms, first[0]) ? forms[first[0]] : undefined
    return needed(form, `form of value ${first[0]}`)(first[1], source)
  }
  return Object.fromEntries(entries.map(([key, item]) => [key, buildValue(item, source)]))
}

import { isUtf8 } from 'node:buffer'
import type { IncomingRequest } from '../site/incoming-request.ts'
import { anyMethod, type Route } from '../site/route.ts'
import { json } from '../wire/reply.ts'
import { headerValues } from '../wire/request-head.ts'

type Field = 'args' | 'data' | 'form' | 'headers' | 'json' | 'method' | 'origin' | 'url'

const ofGet: readonly Field[] = ['args', 'headers', 'origin', 'url']
const ofPost: readonly Field[] = ['args', 'data', 'form', 'headers', 'json', 'origin', 'url']
const ofAnything: readonly Field[] = [
  'args',
  'data',
  'form',
  'headers',
  'json',
  'method',
  'origin',
  'url',
]

/** The routes that answer with what they were sent, in httpbin's shape. */
export const echoRoutes: readonly Route[] = [
  echoRoute('GET', '/get', ofGet, 'what a GET sent'),
  echoRoute('POST', '/post', ofPost, 'what a POST sent: form, JSON or any data'),
  echoRoute('PUT', '/put', ofPost, 'the same for PUT'),
  echoRoute('PATCH', '/patch', ofPost, 'the same for PATCH'),
  echoRoute('DELETE', '/delete', ofPost, 'the same for DELETE'),
  echoRoute('GET', '/headers', ['headers'], 'the headers that came'),
  echoRoute(null, '/anything', ofAnything, 'what any method sent'),
  echoRoute(null, '/anything/{...rest}', ofAnything, 'the same, under any path'),
]

function echoRoute(
  method: string | null,
  path: string,
  fields: readonly Field[],
  about: string,
): Route {
  const methods = method === null ? anyMethod : [method]
  return { path, methods, about, answer: (request) => json(echo(request, fields)) }
}

/** What a request consisted of, the named parts in the order named. */
export function echo(
  request: IncomingRequest,
  fields: readonly Field[] = ofGet,
): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field, readers[field](request)]))
}

const readers: Readonly<Record<Field, (request: IncomingRequest) => unknown>> = {
  args: ({ query }) => valuesOf(query),
  data: (request) => (isForm(request) ? '' : textOf(request.body)),
  form: (request) => (isForm(request) ? valuesOf(formOf(request)) : {}),
  headers: headersOf,
  json: ({ body }) => parsed(textOf(body)),
  method: ({ method }) => method,
  origin: ({ origin }) => origin,
  url: ({ scheme, host, target }) =>
    /^https?:/i.test(target) ? target : `${scheme}://${host}${target}`,
}

/** The fields of a form that came as application/x-www-form-urlencoded. */
export function formOf(request: IncomingRequest): URLSearchParams {
  return new URLSearchParams(isForm(request) ? textOf(request.body) : '')
}

function isForm({ headers }: IncomingRequest): boolean {
  const type = headerValues(headers, 'content-type')[0] ?? ''
  return /^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)
}

/** A name that came once has its value, one that came several times the list of them. */
function valuesOf(pairs: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(pairs.keys())]
  return Object.fromEntries(
    names.map((name) => {
      const values = pairs.getAll(name)
      return [name, values.length === 1 ? (values[0] ?? '') : values]
    }),
  )
}

/** The headers under the names they came with; lines of one name are joined by commas. */
function headersOf({ headers }: IncomingRequest): Record<string, string> {
  const spelled = new Map<string, string>()
  for (const [name] of headers) {
    if (!spelled.has(name.toLowerCase())) spelled.set(name.toLowerCase(), name)
  }
  return Object.fromEntries(
    [...spelled.values()].map((name) => [name, headerValues(headers, name).join(',')]),
  )
}

/** UTF-8 as text; anything else as a data URL in base64, as httpbin does. */
function textOf(body: Uint8Array): string {
  const bytes = Buffer.from(body)
  if (isUtf8(bytes)) return bytes.toString('utf8')
  return `data:application/octet-stream;base64,${bytes.toString('base64')}`
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

import { type HeadersInput, headerPairs } from '../http/header-table.ts'
import { str } from '../repr/repr.ts'

/** One field of a form that is sent as multipart/form-data. */
export interface MultipartField {
  readonly name: unknown
  /** None where it is null or undefined, so that the field is no file. */
  readonly filename?: unknown
  readonly content: Uint8Array | Blob
  readonly contentType?: string | null | undefined
  readonly headers?: HeadersInput<string> | null | undefined
}

/** Headers that the field has itself, so that those given under their names do not count. */
const own: ReadonlySet<string> = new Set([
  'Content-Disposition',
  'Content-Type',
  'Content-Location',
])

/** The header lines of a field, each with its end. Mirrors urllib3's `RequestField.render_headers`. */
export function fieldHead({ name, filename, contentType, headers }: MultipartField): string {
  const names = [parameter('name', name), parameter('filename', filename)].join('')
  const lines = [`Content-Disposition: form-data${names}`]
  if (contentType) lines.push(`Content-Type: ${contentType}`)
  for (const [header, value] of new Map(headerPairs(headers ?? []))) {
    if (!own.has(header) && value) lines.push(`${header}: ${value}`)
  }
  return lines.map((line) => `${line}\r\n`).join('')
}

const escapes: Readonly<Record<string, string>> = { '\n': '%0A', '\r': '%0D', '"': '%22' }

/** As browsers write it: UTF-8 as it is, quotes and line ends percent-encoded. */
function parameter(key: string, value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = value instanceof Uint8Array ? new TextDecoder().decode(value) : str(value)
  return `; ${key}="${text.replace(/[\n\r"]/g, (character) => escapes[character] ?? '')}"`
}

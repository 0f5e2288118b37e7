import { InvalidJSONError, NotImplementedError, ValueError } from '../errors.ts'
import { type FormFields, formEncode } from '../http/form-encoding.ts'
import { isPlainObject } from '../repr/plain-object.ts'
import { repr } from '../repr/repr.ts'
import { jsonEncode } from './json-encode.ts'
import { encodeMultipart, type FileInput, type FilesInput } from './multipart.ts'
import { isStreamed, type PreparedBody, type StreamedBody } from './prepared-body.ts'

/** What is sent as a body: text, bytes, fields of a form, a file, or pieces that come one by one. */
export type DataInput = string | Uint8Array | ArrayBuffer | FormFields | FormData | StreamedBody

/** The three ways to give a body. */
export interface BodyInput {
  readonly data?: DataInput | null | undefined
  readonly json?: unknown
  readonly files?: FilesInput | null | undefined
}

/** A body, and what its encoding says of it. */
export interface EncodedBody {
  readonly body: PreparedBody
  /** The Content-Type that goes with the encoding; null where it has none. */
  readonly contentType: string | null
}

const nothing: EncodedBody = { body: null, contentType: null }

/**
 * The body that the arguments of a request mean: JSON where there is no data; a form of fields, of
 * several parts where there are files; text, bytes and files as they are; pieces to be sent in
 * chunks. Mirrors requests' `prepare_body`.
 *
 * @throws InvalidJSONError for a number that JSON has not
 * @throws NotImplementedError for files beside a body that is streamed
 * @throws ValueError for files beside text
 */
export function encodeBody({ data, json, files }: BodyInput): EncodedBody {
  const encoded = isEmpty(data) && json !== null && json !== undefined ? encodeJson(json) : nothing
  if (data instanceof FormData) return encodeMultipart(Array.from(data, asFile), null)
  if (!isForm(data) && isStreamed(data)) {
    if (isEmpty(files)) return raw(data)
    throw new NotImplementedError('Streamed bodies and files are mutually exclusive.')
  }
  if (!isEmpty(files)) return encodeMultipart(files, data)
  return isEmpty(data) ? encoded : encodeData(data)
}

/** An entry of a FormData as `files` has it: what is text has no filename. */
function asFile([name, value]: [string, string | File]): [string, FileInput] {
  return [name, typeof value === 'string' ? [null, value] : value]
}

function encodeData(data: unknown): EncodedBody {
  if (typeof data === 'string' || data instanceof Uint8Array) return raw(data)
  if (data instanceof ArrayBuffer) return raw(new Uint8Array(data))
  if (ArrayBuffer.isView(data)) {
    return raw(new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
  }
  if (isForm(data)) {
    return { body: formEncode(data), contentType: 'application/x-www-form-urlencoded' }
  }
  throw new TypeError(
    `'body' must be a bytes-like object, file-like object, or iterable. Instead was ${repr(data)}`,
  )
}

function raw(body: PreparedBody): EncodedBody {
  return { body, contentType: null }
}

function encodeJson(json: unknown): EncodedBody {
  try {
    return { body: new TextEncoder().encode(jsonEncode(json)), contentType: 'application/json' }
  } catch (cause) {
    if (!(cause instanceof ValueError)) throw cause
    throw new InvalidJSONError(cause.message, { cause, args: [cause] })
  }
}

/** What Python takes for false. */
function isEmpty(value: unknown): value is '' | null | undefined {
  if (!value) return true
  if (Array.isArray(value) || value instanceof Uint8Array) return value.length === 0
  if (value instanceof Map || value instanceof URLSearchParams) return value.size === 0
  return isPlainObject(value) && Object.keys(value).length === 0
}

function isForm(data: unknown): data is FormFields {
  return (
    Array.isArray(data) ||
    data instanceof Map ||
    data instanceof URLSearchParams ||
    (isPlainObject(data) && !isStreamed(data))
  )
}

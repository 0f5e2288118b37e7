import { ValueError } from '../errors.ts'
import { type Fields, type FormFields, formPairs, listed } from '../http/form-encoding.ts'
import type { HeadersInput } from '../http/header-table.ts'
import { str } from '../repr/repr.ts'
import { typeName } from '../repr/type-name.ts'
import { type FileLike, isFileLike } from './file-like.ts'
import { fieldHead, type MultipartField } from './multipart-field.ts'
import {
  type FileHandle,
  type FileStream,
  handleContent,
  isFileHandle,
  isFileStream,
  streamContent,
} from './node-file.ts'

/** What a file of a form holds. */
export type FileContent =
  | string
  | Uint8Array
  | ArrayBuffer
  | Blob
  | FileLike
  | FileHandle
  | FileStream

/** A file of a form: its content alone, or with filename, content type and headers of its own. */
export type FileInput =
  | FileContent
  | readonly [filename: string | null, content: FileContent | null]
  | readonly [filename: string | null, content: FileContent | null, content_type: string | null]
  | readonly [
      filename: string | null,
      content: FileContent | null,
      content_type: string | null,
      headers: HeadersInput<string> | null,
    ]

/** The files of a form by the names of their fields. */
export type FilesInput = Fields<FileInput>

/** A form as bytes, or as a Blob where a part of it is one. */
export interface Multipart {
  readonly body: Uint8Array | Blob
  readonly contentType: string
}

/**
 * Fields and files as `multipart/form-data`, the fields first. Files are read now, but for Blobs,
 * which are read when the form is sent. Mirrors requests' `_encode_files`.
 *
 * @throws ValueError where `data` is text, or a file is listed with too many things or too few
 * @throws TypeError for what can not be read at once
 */
export function encodeMultipart(files: FilesInput, data: unknown): Multipart {
  if (typeof data === 'string' || data instanceof Uint8Array) {
    throw new ValueError('Data must not be a string.')
  }
  const boundary = newBoundary()
  const parts: (Uint8Array | Blob)[] = []
  for (const field of [...dataFields(data), ...fileFields(files)]) {
    parts.push(utf8.encode(`--${boundary}\r\n${fieldHead(field)}\r\n`))
    parts.push(field.content, utf8.encode('\r\n'))
  }
  parts.push(utf8.encode(`--${boundary}--\r\n`))
  return { body: joined(parts), contentType: `multipart/form-data; boundary=${boundary}` }
}

const utf8 = new TextEncoder()

/** 32 hexadecimal digits at random. */
function newBoundary(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function joined(parts: readonly (Uint8Array | Blob)[]): Uint8Array | Blob {
  if (parts.some((part) => part instanceof Blob))
    return new Blob(parts as Exclude<ConstructorParameters<typeof Blob>[0], undefined>)
  const bytes = parts.filter((part) => part instanceof Uint8Array)
  const whole = new Uint8Array(bytes.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of bytes) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function* dataFields(data: unknown): Generator<MultipartField> {
  for (const [name, value] of formPairs((data || {}) as FormFields)) {
    for (const item of listed(value)) {
      if (item === null || item === undefined) continue
      yield { name, content: item instanceof Uint8Array ? item : utf8.encode(str(item)) }
    }
  }
}

function* fileFields(files: FilesInput): Generator<MultipartField> {
  for (const [name, file] of formPairs(files)) {
    const [filename, given, contentType, headers] = partsOf(name, file)
    const content = contentOf(given)
    if (content !== null) yield { name, filename, content, contentType, headers }
  }
}

type FileParts = readonly [
  filename: unknown,
  content: unknown,
  contentType?: string | null,
  headers?: HeadersInput<string> | null,
]

function partsOf(name: unknown, file: unknown): FileParts {
  if (!Array.isArray(file)) {
    return [filenameOf(file) ?? name, file, file instanceof Blob ? file.type : null]
  }
  if (file.length > 4) throw new ValueError('too many values to unpack (expected 4)')
  if (file.length < 2) {
    throw new ValueError(`not enough values to unpack (expected 4, got ${file.length})`)
  }
  return [file[0], file[1], file[2], file[3]]
}

/** The last part of the name that a file says it has. Mirrors requests' `guess_filename`. */
function filenameOf(file: unknown): string | undefined {
  if (typeof file !== 'object' || file === null) return undefined
  const name: unknown = isFileStream(file) ? file.path : Reflect.get(file, 'name')
  if (typeof name !== 'string' || name.startsWith('<') || name.endsWith('>')) return undefined
  return name === '' ? undefined : name.slice(name.lastIndexOf('/') + 1)
}

function contentOf(content: unknown): Uint8Array | Blob | null {
  if (content === null || content === undefined) return null
  if (content instanceof Blob) return content
  if (isFileHandle(content)) return handleContent(content)
  if (isFileStream(content)) return streamContent(content)
  const read: unknown = isFileLike(content) ? (content.read() ?? '') : content
  if (typeof read === 'string' || Number.isInteger(read)) return utf8.encode(String(read))
  if (read instanceof Uint8Array) return read
  if (read instanceof ArrayBuffer) return new Uint8Array(read)
  throw new TypeError(`a bytes-like object is required, not '${typeName(read)}'`)
}

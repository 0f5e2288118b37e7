import { onlyAscii, repr } from '../repr/index.ts'
import { LookupError, UnicodeEncodeError } from './python-errors.ts'

/** Turns text into the bytes of a file. */
export type Encode = (text: string) => Uint8Array

interface Codec {
  readonly name: string
  readonly buffer: 'utf8' | 'latin1' | 'utf16le'
  /** Finds what the encoding has no bytes for. */
  readonly misfit: RegExp
  readonly reason: string
}

const UTF8: Codec = {
  ...{ name: 'utf-8', buffer: 'utf8', misfit: /\p{Cs}/gu, reason: 'surrogates not allowed' },
}
const ASCII: Codec = {
  ...{ name: 'ascii', buffer: 'latin1', misfit: /\P{ASCII}/gu },
  reason: 'ordinal not in range(128)',
}
const LATIN1: Codec = {
  ...{ name: 'latin-1', buffer: 'latin1', misfit: /[\u0100-\u{10ffff}]/gu },
  reason: 'ordinal not in range(256)',
}
const UTF16: Codec = {
  ...{ name: 'utf-16-le', buffer: 'utf16le', misfit: /\p{Cs}/gu, reason: 'surrogates not allowed' },
}

const CODECS: ReadonlyMap<string, Codec> = new Map([
  ...['utf8', 'utf-8', 'u8'].map((name) => [name, UTF8] as const),
  ...['ascii', 'us-ascii', '646'].map((name) => [name, ASCII] as const),
  ...['latin1', 'latin-1', 'l1', 'iso-8859-1', 'iso8859-1', '8859'].map(
    (name) => [name, LATIN1] as const,
  ),
  ...['utf-16-le', 'utf-16le', 'utf16-le'].map((name) => [name, UTF16] as const),
])

/**
 * The encoder of a file's encoding, and of what is to happen to characters that it does not have.
 * Of Python's encodings it knows UTF-8, ASCII, Latin-1 and UTF-16 (little-endian).
 *
 * @param errors `strict`, `ignore`, `replace` or `backslashreplace`
 * @throws LookupError when there is no such encoding, or no such way with errors
 */
export function encoder(encoding: string, errors: string): Encode {
  const codec = CODECS.get(encoding.toLowerCase().replaceAll('_', '-'))
  if (codec === undefined) throw new LookupError(`unknown encoding: ${encoding}`)
  const replace = replacement(codec, errors)
  return (text) => Buffer.from(text.replace(codec.misfit, replace), codec.buffer)
}

function replacement(codec: Codec, errors: string): (char: string, position: number) => string {
  switch (errors) {
    case 'ignore':
      return () => ''
    case 'replace':
      return () => '?'
    case 'backslashreplace':
      return onlyAscii
    case 'strict':
      return (char, position) => {
        throw new UnicodeEncodeError(
          `'${codec.name}' codec can't encode character '${onlyAscii(char)}' in position ${position}: ${codec.reason}`,
        )
      }
    default:
      throw new LookupError(`unknown error handler name ${repr(errors)}`)
  }
}

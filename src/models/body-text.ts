import { LookupError } from '../errors.ts'
import { charsetDecoder } from '../http/charset.ts'
import { apparentEncoding } from './apparent-encoding.ts'
import { jsonCharset } from './json-charset.ts'
import { jsonDecode } from './json-decode.ts'
import type { Stretch } from './lines.ts'

/**
 * A body as text, by its charset or the one it looks like; what is no character is U+FFFD, and a
 * charset that is unknown is taken for UTF-8. Mirrors requests' `Response.text`.
 */
export function bodyText(content: Uint8Array, encoding: string | null): string {
  if (content.length === 0) return ''
  const name = encoding ?? apparentEncoding(content) ?? 'utf-8'
  const decoder = charsetDecoder(name) ?? charsetDecoder('utf-8')
  return decoder?.decode(content, true) ?? ''
}

/**
 * A body as what its JSON says. Without a charset, its first bytes tell which Unicode it is.
 * Mirrors requests' `Response.json`.
 *
 * @throws JSONDecodeError with Python's message
 */
export function bodyJson(content: Uint8Array, encoding: string | null): unknown {
  const charset = encoding || content.length <= 3 ? null : jsonCharset(content)
  const text = charset === null ? undefined : withoutLoss(content, charset)
  return jsonDecode(text ?? bodyText(content, encoding))
}

/** The text, but undefined where some of the bytes are none. */
function withoutLoss(content: Uint8Array, charset: string): string | undefined {
  const text = charsetDecoder(charset)?.decode(content, true)
  return text?.includes('\ufffd') ? undefined : text
}

/**
 * The pieces as text, no character cut apart; as they are where the charset is not known.
 *
 * @throws LookupError where the charset does not exist
 */
export async function* textPieces(
  pieces: AsyncIterable<Uint8Array>,
  encoding: string | null,
): AsyncGenerator<Stretch, undefined, undefined> {
  if (encoding === null) {
    yield* pieces
    return
  }
  const decoder = charsetDecoder(encoding)
  if (decoder === undefined) throw new LookupError(`unknown encoding: ${encoding}`)
  for await (const piece of pieces) {
    const text = decoder.decode(piece)
    if (text !== '') yield text
  }
  const rest = decoder.decode(new Uint8Array(0), true)
  if (rest !== '') yield rest
}

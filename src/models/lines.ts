/** A stretch of a body: bytes, or text where it was decoded. */
export type Stretch = Uint8Array | string

const utf8 = new TextEncoder()
/** Where Python's `str.splitlines` ends a line; bytes end one at `\r` and `\n` only. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: Python ends lines at some of them
const lineEnd = /\r\n|[\n\r\v\f\u001c-\u001e\u0085\u2028\u2029]/

/** The lines of `text`, without their ends: Python's `splitlines`. */
function splitLines(text: Stretch): Stretch[] {
  const lines = typeof text === 'string' ? text.split(lineEnd) : splitBytes(text)
  if (lines.at(-1)?.length === 0) lines.pop()
  return lines
}

function splitBytes(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = []
  let start = 0
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] !== 0x0a && bytes[at] !== 0x0d) continue
    lines.push(bytes.subarray(start, at))
    if (bytes[at] === 0x0d && bytes[at + 1] === 0x0a) at++
    start = at + 1
  }
  lines.push(bytes.subarray(start))
  return lines
}

function splitAt(text: Stretch, delimiter: Stretch): Stretch[] {
  if (typeof text === 'string') {
    return text.split(typeof delimiter === 'string' ? delimiter : String.fromCharCode(...delimiter))
  }
  const mark = typeof delimiter === 'string' ? utf8.encode(delimiter) : delimiter
  const parts: Uint8Array[] = []
  let start = 0
  for (let at = 0; at + mark.length <= text.length; ) {
    if (mark.every((byte, i) => text[at + i] === byte)) {
      parts.push(text.subarray(start, at))
      at += mark.length
      start = at
    } else at++
  }
  parts.push(text.subarray(start))
  return parts
}

function joined(before: Stretch, after: Stretch): Stretch {
  if (typeof before === 'string' || typeof after === 'string') return `${before}${after}`
  return Uint8Array.of(...before, ...after)
}

function endsAlike(line: Stretch, chunk: Stretch): boolean {
  return line.at(-1) === chunk.at(-1)
}

/**
 * The lines of what comes in pieces. Mirrors the body of requests' `Response.iter_lines`, with the
 * empty line that it sees where a piece ends between `\r` and `\n`.
 *
 * @param start gives the pieces, once the first line is asked for
 */
export async function* linesOf(
  start: () => AsyncIterable<Stretch>,
  delimiter: Stretch | null,
): AsyncGenerator<Stretch, undefined, undefined> {
  let pending: Stretch | undefined
  for await (const piece of start()) {
    const chunk: Stretch = pending === undefined ? piece : joined(pending, piece)
    const lines = delimiter?.length ? splitAt(chunk, delimiter) : splitLines(chunk)
    const last = lines.at(-1)
    // A line whose end has not come yet ends as the piece does.
    pending =
      last !== undefined && last.length > 0 && endsAlike(last, chunk) ? lines.pop() : undefined
    yield* lines
  }
  if (pending !== undefined) yield pending
}

/** Pieces that can't be split at a text. @throws TypeError for the first one, in Python's words */
export async function* withoutText(
  pieces: AsyncIterable<Stretch>,
): AsyncGenerator<Stretch, undefined, undefined> {
  for await (const piece of pieces) {
    if (typeof piece !== 'string') {
      throw new TypeError("a bytes-like object is required, not 'str'")
    }
    yield piece
  }
}

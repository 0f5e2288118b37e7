/** A header line as it came: the name in its own case, one entry a line. */
export type RawHeader = readonly [name: string, value: string]

/**
 * The header lines of an answer as text, one byte a character.
 *
 * They are as a rule pieces of one piece of the wire. Then that is read once and cut, for to read
 * each by itself takes several times as long.
 *
 * @param lines names and values in turn
 */
export function rawHeaders(lines: readonly Buffer[]): RawHeader[] {
  const headers: RawHeader[] = []
  const [first] = lines
  const last = lines.at(-1)
  if (first === undefined || last === undefined) return headers
  const start = first.byteOffset
  const length = last.byteOffset + last.length - start
  const whole = isOnePiece(lines, first) ? Buffer.from(first.buffer, start, length) : undefined
  const text = whole?.toString('latin1')
  for (let i = 0; i + 1 < lines.length; i += 2) {
    headers.push([textOf(lines[i], text, start), textOf(lines[i + 1], text, start)])
  }
  return headers
}

/** Whether all lie in one stretch of memory, one after another. */
function isOnePiece(lines: readonly Buffer[], { buffer, byteOffset }: Buffer): boolean {
  let end = byteOffset
  for (const line of lines) {
    if (line.buffer !== buffer || line.byteOffset < end) return false
    end = line.byteOffset + line.length
  }
  return true
}

function textOf(line: Buffer | undefined, whole: string | undefined, start: number): string {
  if (line === undefined) return ''
  if (whole === undefined) return line.toString('latin1')
  const at = line.byteOffset - start
  return whole.slice(at, at + line.length)
}

/**
 * The charset of bytes that are JSON, by their first four: JSON begins with two characters of
 * ASCII, so the zeros among them tell. Null where they fit none. Mirrors requests'
 * `guess_json_utf`.
 */
export function jsonCharset(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes
  const start = [a, b, c, d].map((byte) => (byte === undefined ? '' : hex(byte))).join('')
  if (start === 'fffe0000' || start === '0000feff') return 'utf-32'
  if (start.startsWith('efbbbf')) return 'utf-8-sig'
  if (/^(fffe|feff)/.test(start)) return 'utf-16'
  const zeros = [a, b, c, d].map((byte) => (byte === 0 ? '0' : 'x')).join('')
  return byZeros[zeros] ?? null
}

const byZeros: Readonly<Record<string, string>> = {
  xxxx: 'utf-8',
  '0x0x': 'utf-16-be',
  x0x0: 'utf-16-le',
  '000x': 'utf-32-be',
  x000: 'utf-32-le',
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0')
}

import { detect } from 'chardet'
import { charsetDecoder } from '../http/charset.ts'

/** chardet's names where Python's detectors have others. */
const pythonNames: Readonly<Record<string, string>> = {
  'UTF-16LE': 'UTF-16',
  'UTF-16BE': 'UTF-16',
  'UTF-32LE': 'UTF-32',
  'UTF-32BE': 'UTF-32',
  Shift_JIS: 'SHIFT_JIS',
}

/**
 * The charset that the bytes look like, by Python's name for it: ascii and utf-8 where they are
 * that without a fault, else what chardet takes them for. utf-8 for no bytes at all.
 */
export function apparentEncoding(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return 'utf-8'
  // A zero byte makes UTF-16 and UTF-32 likelier than a control character.
  if (!bytes.includes(0)) {
    if (bytes.every((byte) => byte < 0x80)) return 'ascii'
    if (!charsetDecoder('utf-8')?.decode(bytes, true).includes('\ufffd')) return 'utf-8'
  }
  const name = detect(bytes)
  return name === null ? null : (pythonNames[name] ?? name)
}

import { detect } from 'chardet'

/** chardet's names where Python's detectors have others. */
const pythonNames: Readonly<Record<string, string>> = {
  ASCII: 'ascii',
  'UTF-8': 'utf-8',
  'UTF-16LE': 'UTF-16',
  'UTF-16BE': 'UTF-16',
  'UTF-32LE': 'UTF-32',
  'UTF-32BE': 'UTF-32',
  Shift_JIS: 'SHIFT_JIS',
}

/** The charset that the bytes look like, by Python's name for it; utf-8 for none at all. */
export function apparentEncoding(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return 'utf-8'
  const name = detect(bytes)
  return name === null ? null : (pythonNames[name] ?? name)
}

import { JsonReader } from './json-reader.ts'

/**
 * The value of a JSON text, as Python's `json.loads` has it: a mark of byte order at the start is
 * skipped, `NaN` and `Infinity` are numbers.
 *
 * @throws JSONDecodeError with Python's message: what was expected, line, column and character
 */
export function jsonDecode(text: string): unknown {
  const json = text.startsWith('\ufeff') ? text.slice(1) : text
  try {
    return JSON.parse(json)
  } catch {
    // Each engine words it in its own way; this reads it again, and either fails as Python does
    // or knows a word that JSON.parse does not.
    return new JsonReader(json).document()
  }
}

import { TransportError } from '../errors.ts'

/** What broke a request, in a few words, such as `read timeout`. */
export function failureText(error: unknown): string {
  if (error instanceof TransportError) return error.failure.replaceAll('-', ' ')
  const name = error instanceof Error ? error.name : ''
  return name === 'KeyboardInterrupt' || name === 'AbortError' ? 'interrupted' : name || 'an error'
}

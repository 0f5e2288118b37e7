import { decodeLatin1, encodeLatin1 } from '../http/latin1.ts'
import { str } from '../repr/repr.ts'

/** A user's name or password; text goes out in Latin-1. */
export type Credential = string | Uint8Array

/**
 * The value of an Authorization header for user and password: RFC 7617, in requests' encoding.
 *
 * @throws UnicodeEncodeError where Latin-1 lacks a character
 */
export function basicCredentials(username: Credential, password: Credential): string {
  return `Basic ${btoa(`${binary(username)}:${binary(password)}`)}`
}

/** One character a byte, as btoa wants it. */
function binary(credential: unknown): string {
  if (credential instanceof Uint8Array) return decodeLatin1(credential)
  return decodeLatin1(encodeLatin1(str(credential)))
}

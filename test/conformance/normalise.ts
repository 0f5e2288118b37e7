import type { Places } from './placeholders.ts'

/** What differs from run to run and is written under a fixed name. */
export interface Varying extends Places {
  /** The library's default User-Agent. */
  readonly userAgent: string
  /** The library's default Accept-Encoding. */
  readonly acceptEncoding: string
}

// Digits in a hash or in base64 are no port, whatever they spell.
const opaqueKeys = new Set(['sha256', 'base64', 'body_sha256', 'body_base64'])

function portPattern(ports: Readonly<Record<string, number>>): RegExp {
  const numbers = Object.values(ports).join('|')
  return new RegExp(`(?<=^|%3[Aa]|[^0-9A-Za-z])(?:${numbers})(?![0-9A-Za-z])`, 'g')
}

/**
 * Rewrites results so that two runs give the same text: ports, default headers and paths become
 * the names that the corpus uses.
 */
export class Normaliser {
  readonly #varying: Varying
  readonly #ports: RegExp
  readonly #portNames: ReadonlyMap<string, string>

  constructor(varying: Varying) {
    this.#varying = varying
    this.#ports = portPattern(varying.ports)
    this.#portNames = new Map(
      Object.entries(varying.ports).map(([name, port]) => [String(port), `{${name}.port}`]),
    )
  }

  text(text: string): string {
    const { acceptEncoding, userAgent, fileFolder, pemFolder } = this.#varying
    if (text === acceptEncoding && text !== '') return '{accept-encoding}'
    const named = userAgent === '' ? text : text.replaceAll(userAgent, '{user-agent}')
    return named
      .replaceAll(fileFolder, '{file}')
      .replaceAll(pemFolder, '{pem}')
      .replace(this.#ports, (port) => this.#portNames.get(port) ?? port)
  }

  value(value: unknown): unknown {
    if (typeof value === 'string') return this.text(value)
    if (Array.isArray(value)) return value.map((item) => this.value(item))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        this.text(key),
        opaqueKeys.has(key) ? item : this.value(item),
      ]),
    )
  }
}

import { existsSync, readdirSync, readFileSync, type Stats, statSync } from 'node:fs'
import { join } from 'node:path'
import { OSError } from '../errors.ts'
import { Memo } from '../http/memo.ts'
import type { Scheme } from '../http/origin.ts'

/** How a TLS connection checks its peer, and shows who it is itself. */
export interface TlsSettings {
  /** Equal for settings whose connections may be shared; part of the pool's key. */
  readonly id: string
  /** Whether the peer's certificate is checked. */
  readonly verify: boolean
  /** Authorities, PEM, that replace the runtime's own. */
  readonly ca?: string
  /** The client's certificate and key, PEM. */
  readonly cert?: string
  readonly key?: string
}

/** requests' `verify` and `cert`. */
export interface TlsOptions {
  readonly verify: boolean | string
  readonly cert: string | readonly [string, string] | null
}

const plain: TlsSettings = { id: 'verify', verify: true }
const unverified: TlsSettings = { id: 'no-verify', verify: false }
/** The same for http. */
const cleartext: TlsSettings = { id: '[true,null]', verify: false }
const careless: TlsSettings = { id: '[false,null]', verify: false }

/** A file of authorities does no more for http, but tells pools apart. */
const withBundle = new Memo<TlsSettings>((path) => ({
  id: JSON.stringify([path, null]),
  verify: false,
}))

/**
 * The settings that requests' `verify` and `cert` mean for a target of that scheme.
 *
 * `verify` is true (the runtime's authorities), false, or the path of a PEM file or of a folder of
 * such; `cert` the path of one PEM file with certificate and key, or of one each.
 *
 * For http, `verify` is not looked at but to tell pools apart: should there be TLS, it is that with
 * an `https://` proxy, whose certificate requests checks for https targets alone.
 *
 * @throws OSError when a path leads nowhere, in requests' words
 */
export function tlsSettings({ verify, cert }: TlsOptions, scheme: Scheme = 'https'): TlsSettings {
  if (cert === null) return withoutCertificate(verify, scheme)
  const pair = typeof cert === 'string' ? ([cert, cert] as const) : cert
  const checks = scheme === 'https' && verify !== false
  return {
    id: JSON.stringify([verify, pair]),
    verify: checks,
    ...(checks && typeof verify === 'string' && { ca: authorities(verify) }),
    cert: clientFile(pair[0], 'certificate'),
    key: clientFile(pair[1], 'key'),
  }
}

function withoutCertificate(verify: boolean | string, scheme: Scheme): TlsSettings {
  if (scheme === 'http') {
    if (typeof verify === 'string') return withBundle.of(verify)
    return verify ? cleartext : careless
  }
  if (typeof verify === 'string') return ofBundle(verify, authorities(verify))
  return verify ? plain : unverified
}

/** The settings for a path last, which stay as long as what it leads to. */
let lastBundle: { readonly path: string; readonly settings: TlsSettings } | undefined

function ofBundle(path: string, ca: string): TlsSettings {
  if (lastBundle?.path === path && lastBundle.settings.ca === ca) return lastBundle.settings
  const settings = { id: JSON.stringify([path, null]), verify: true, ca }
  lastBundle = { path, settings }
  return settings
}

/** The same, but for the certificate of the client: a proxy is not shown it. */
export function withoutClientCertificate(settings: TlsSettings): TlsSettings {
  const { cert: _cert, key: _key, ...rest } = settings
  return rest
}

function authorities(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) {
    throw new OSError(`Could not find a suitable TLS CA certificate bundle, invalid path: ${path}`)
  }
  if (!found.isDirectory()) return content(path, found)
  return readdirSync(path)
    .map((name) => join(path, name))
    .filter((file) => statSync(file).isFile())
    .map((file) => content(file))
    .join('\n')
}

function clientFile(path: string, what: 'certificate' | 'key'): string {
  if (!existsSync(path)) {
    const noun = what === 'certificate' ? 'certificate file' : 'key file'
    throw new OSError(`Could not find the TLS ${noun}, invalid path: ${path}`)
  }
  return content(path)
}

interface FileContent {
  readonly mtimeMs: number
  readonly size: number
  readonly text: string
}

const contents = new Map<string, FileContent>()

/** What a file holds; read anew when it has changed, since each request asks. */
function content(path: string, { mtimeMs, size }: Stats = statSync(path)): string {
  const known = contents.get(path)
  if (known?.mtimeMs === mtimeMs && known.size === size) return known.text
  const text = readFileSync(path, 'utf8')
  contents.set(path, { mtimeMs, size, text })
  return text
}

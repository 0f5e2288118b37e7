import { existsSync, readFileSync } from 'node:fs'
import { type NetrcEntry, netrcEntry, parseNetrc } from '../auth/netrc.ts'
import { systemClock } from '../clock/system-clock.ts'
import { hostnameOf, splitUrl } from '../http/split-url.ts'
import { decodeUtf8 } from '../http/utf8.ts'
import { str } from '../repr/repr.ts'

/**
 * User and password that the user's netrc file has for the host of a URL; null where it has none,
 * or can not be read. The file is the one that the variable NETRC names, else `~/.netrc`, else
 * `~/_netrc`. Mirrors requests' `get_netrc_auth`.
 */
export function get_netrc_auth(url: unknown): NetrcEntry | null {
  const file = netrcFile()
  return file === undefined ? null : entryFor(url, file)
}

/** For so long it is remembered that there is no netrc file. */
const lookAgainMs = 20

const never = Number.NEGATIVE_INFINITY
/** Where no file was found, and when. */
let missing: { readonly NETRC: unknown; readonly atMs: number } = { NETRC: undefined, atMs: never }

/**
 * The same for a session, which asks before each request: to ask the system twice for files that
 * are not there costs more than all else that it does, so it does not ask in quick succession.
 */
export function netrcAuth(url: unknown): NetrcEntry | null {
  const { NETRC } = process.env
  const atMs = systemClock.nowMs()
  if (NETRC === missing.NETRC && atMs - missing.atMs < lookAgainMs) return null
  const file = netrcFile()
  missing = { NETRC, atMs: file === undefined ? atMs : never }
  return file === undefined ? null : entryFor(url, file)
}

function netrcFile(): string | undefined {
  return netrcFiles().find((path) => existsSync(path))
}

function entryFor(url: unknown, file: string): NetrcEntry | null {
  const text = url instanceof Uint8Array ? decodeUtf8(url) : str(url)
  const host = hostnameOf(splitUrl(text).netloc)
  return host === null ? null : entryIn(file, host)
}

function netrcFiles(): readonly string[] {
  const { NETRC: named, HOME, USERPROFILE } = process.env
  const home = HOME ?? USERPROFILE
  if (named !== undefined) return [home === undefined ? named : named.replace(/^~(?=\/|$)/, home)]
  return home === undefined ? [] : [`${home}/.netrc`, `${home}/_netrc`]
}

/** A file that can not be read, or understood, counts as an empty one. */
function entryIn(file: string, host: string): NetrcEntry | null {
  try {
    return netrcEntry(parseNetrc(readFileSync(file, 'utf8')), host)
  } catch {
    return null
  }
}

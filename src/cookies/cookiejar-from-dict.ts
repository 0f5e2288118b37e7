import { createCookie } from './cookie.ts'
import { RequestsCookieJar } from './requests-cookie-jar.ts'

/** How {@link cookiejar_from_dict} fills a jar. */
export interface FromDictOptions {
  /** The jar to fill; a new one by default. */
  readonly cookiejar?: RequestsCookieJar
  /** Whether cookies of the jar are replaced by those of the same name. Default true. */
  readonly overwrite?: boolean
}

/** A jar with cookies of these values by name, which go to every host. Mirrors requests. */
export function cookiejar_from_dict(
  dict: Readonly<Record<string, string | null>> | null,
  { cookiejar = new RequestsCookieJar(), overwrite = true }: FromDictOptions = {},
): RequestsCookieJar {
  const present = new Set(cookiejar.keys())
  for (const [name, value] of Object.entries(dict ?? {})) {
    if (overwrite || !present.has(name)) cookiejar.set_cookie(createCookie(name, value))
  }
  return cookiejar
}

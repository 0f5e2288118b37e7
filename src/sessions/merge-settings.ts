import { type HeadersInput, HeaderTable } from '../http/header-table.ts'
import type { ParamsInput } from '../models/prepare-url.ts'
import { type AuthInput, type HeaderValue, isNobody } from '../models/prepared-request.ts'
import { isEmptyDict, isPlainObject } from '../repr/plain-object.ts'
import { typeName } from '../repr/type-name.ts'
import { netrcAuth } from './netrc-auth.ts'

/*
 * How the settings of a request and of its session become one: requests' `merge_setting`. What is
 * null in the request takes the session's away.
 */

type Nullish = null | undefined

/** The request's headers over the session's. */
export function mergeHeaders(
  ofRequest: HeadersInput<HeaderValue | null> | Nullish,
  ofSession: HeaderTable<HeaderValue | null>,
): HeaderTable<HeaderValue> {
  if (!ofRequest) return ofSession.derived(withoutNulls).copy()
  const all = ofSession.copy()
  all.update(ofRequest)
  return withoutNulls(all)
}

function withoutNulls(all: HeaderTable<HeaderValue | null>): HeaderTable<HeaderValue> {
  const some = new HeaderTable<HeaderValue>()
  for (const [name, value] of all) {
    if (value !== null && value !== undefined) some.set(name, value)
  }
  return some
}

/**
 * Who the request says asks, or else the session; netrc where neither says.
 *
 * @param url what netrc is asked for; null where it has no say
 */
export function mergeAuth(
  ofRequest: AuthInput | Nullish,
  ofSession: AuthInput | Nullish,
  url: unknown,
): AuthInput | null {
  const nobody = url !== null && isNobody(ofRequest) && isNobody(ofSession)
  return (nobody ? netrcAuth(url) : ofRequest) ?? ofSession ?? null
}

/** The request's params over the session's; text, bytes and pairs are not merged but win. */
export function mergeParams(
  ofRequest: ParamsInput | Nullish,
  ofSession: ParamsInput | Nullish,
): ParamsInput | null {
  if (isNothing(ofRequest) && isUnset(ofSession)) return null
  const own = isNothing(ofRequest) ? {} : ofRequest
  if (ofSession === null || ofSession === undefined) return own
  return isDict(own) && isDict(ofSession) ? merged(own, ofSession) : own
}

/** The request's proxies over the session's. */
export function mergeProxies(
  ofRequest: Readonly<Record<string, string | null>> | Nullish,
  ofSession: Readonly<Record<string, string | null>> | Nullish,
): Readonly<Record<string, string>> {
  const own = proxiesIn(ofRequest)
  if (isUnset(own) && isUnset(ofSession ?? {})) return {}
  return Object.fromEntries(merged(own, ofSession ?? {}))
}

/** The proxies that a call was given, if any. @throws TypeError where that is no dict */
export function proxiesIn(
  given: Readonly<Record<string, string | null>> | Nullish,
): Readonly<Record<string, string | null>> {
  if (given === null || given === undefined) return {}
  if (typeof given === 'object') return given
  throw new TypeError(`'${typeName(given)}' object has no attribute 'get'`)
}

function isNothing(params: ParamsInput | Nullish): params is Nullish | '' {
  return params === null || params === undefined || (typeof params !== 'object' && !params)
}

/** Whether it is an object literal without anything in it, as what nobody has set is. */
function isUnset(value: unknown): boolean {
  return isPlainObject(value) && isEmptyDict(value)
}

type Dict<V> = Readonly<Record<string, V>> | ReadonlyMap<string, V>

function isDict(value: unknown): value is Dict<never> {
  return value instanceof Map || isPlainObject(value)
}

function merged<V>(over: Dict<V | null>, under: Dict<V | null>): Map<string, V> {
  const all = new Map<string, V>()
  for (const [name, value] of [...entries(under), ...entries(over)]) {
    if (value === null || value === undefined) all.delete(name)
    else all.set(name, value)
  }
  return all
}

function entries<V>(dict: Dict<V>): Iterable<readonly [string, V]> {
  return dict instanceof Map ? dict : Object.entries(dict)
}

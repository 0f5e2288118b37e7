import { types } from 'node:util'

/*
 * Looks at values without touching them: no getter is run and no proxy asked, because either might
 * send a request.
 */

/** A value that was found: undefined may be one. */
export interface Found {
  readonly value: unknown
}

/** The value of a member, own or inherited; nothing where a getter or a proxy would have to tell. */
export function memberOf(owner: unknown, name: string): Found | undefined {
  for (const holder of holdersOf(owner)) {
    const descriptor = Object.getOwnPropertyDescriptor(holder, name)
    if (descriptor === undefined) continue
    return 'value' in descriptor ? { value: descriptor.value } : undefined
  }
  return undefined
}

/** The value of an expression of names, read from the global object. */
export function lookUp(names: readonly string[]): Found | undefined {
  let found: Found | undefined = { value: globalThis }
  for (const name of names) {
    if (found === undefined) return undefined
    found = memberOf(found.value, name)
  }
  return found
}

/** The names of the members of a value that can stand behind a dot, nearest first. */
export function memberNames(owner: unknown): readonly string[] {
  const names = new Set<string>()
  for (const holder of holdersOf(owner)) {
    // Of data only the members that all data of its kind has are of interest.
    if (Array.isArray(holder) || ArrayBuffer.isView(holder)) continue
    for (const name of Object.getOwnPropertyNames(holder)) if (isName(name)) names.add(name)
  }
  return [...names]
}

/** The name of the class that made a value; the value's own name if it is a class. */
export function classNameOf(value: unknown): string | undefined {
  const maker = memberOf(value, 'constructor')?.value
  if (typeof maker !== 'function') return undefined
  const name = Object.getOwnPropertyDescriptor(maker, 'name')?.value
  return typeof name === 'string' ? name : undefined
}

/** The value and its prototypes, up to the first proxy. */
function* holdersOf(owner: unknown): Generator<object> {
  if (owner === undefined || owner === null) return
  let holder: object | null = Object(owner)
  while (holder !== null && !types.isProxy(holder)) {
    yield holder
    holder = Object.getPrototypeOf(holder)
  }
}

function isName(name: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)
}

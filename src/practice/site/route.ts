import type { Reply } from '../wire/reply.ts'
import type { IncomingRequest, Surroundings } from './incoming-request.ts'

/** The methods of a route that takes what there is. */
export const anyMethod: readonly string[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** One row of a site's table. */
export interface Route {
  /** Segments; `{name}` stands for one segment, `{...name}` at the end for one or more. */
  readonly path: string
  /** HEAD (where GET is) and OPTIONS come along. */
  readonly methods: readonly string[]
  /** One line for the list of routes; starts with a small letter, has no full stop. */
  readonly about: string
  /** `values` holds what stood in the place of `{name}`, decoded. */
  answer(
    request: IncomingRequest,
    values: Readonly<Record<string, string>>,
    surroundings: Surroundings,
  ): Reply | Promise<Reply>
}

/** A path that is not valid percent-encoding of UTF-8. */
export class MalformedPath extends Error {
  constructor(path: string) {
    super(`the path ${path} is not valid percent-encoding`)
    this.name = 'MalformedPath'
  }
}

/**
 * What stood in the place of the pattern's names, or `null` where the path is another.
 *
 * @throws MalformedPath
 */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/')
  const given = path.split('/')
  const rest = /^\{\.\.\.(\w+)\}$/.exec(wanted.at(-1) ?? '')?.[1]
  if (rest !== undefined && given.length >= wanted.length) {
    given.splice(wanted.length - 1, given.length, given.slice(wanted.length - 1).join('/'))
  }
  if (given.length !== wanted.length) return null
  const found: [name: string, value: string][] = []
  for (const [index, segment] of wanted.entries()) {
    const value = decode(given[index] ?? '', path)
    const name = /^\{(?:\.\.\.)?(\w+)\}$/.exec(segment)?.[1]
    if (name === undefined ? value !== segment : value === '') return null
    if (name !== undefined) found.push([name, value])
  }
  return Object.fromEntries(found)
}

function decode(segment: string, path: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    throw new MalformedPath(path)
  }
}

/** The value of `Allow` for routes that share a path. */
export function allowedMethods(routes: readonly Route[]): string {
  const methods = new Set(routes.flatMap((route) => route.methods))
  if (methods.has('GET')) methods.add('HEAD')
  return [...methods.add('OPTIONS')].join(', ')
}

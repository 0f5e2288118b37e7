import { empty, type Reply, text } from '../wire/reply.ts'
import type { IncomingRequest, Surroundings } from './incoming-request.ts'
import { allowedMethods, MalformedPath, matchPath, type Route } from './route.ts'

/** What a host answers: a table of routes. */
export class Site {
  readonly #routes: readonly Route[]

  /** @param routes the first that fits answers */
  constructor(routes: readonly Route[]) {
    this.#routes = routes
  }

  /** The answer to a request: 404 naming the routes for an unknown path, 405 for a wrong method. */
  async answer(request: IncomingRequest, surroundings: Surroundings): Promise<Reply> {
    if (request.method === 'CONNECT') return text('This server is no proxy.\n', { status: 501 })
    if (request.target === '*') {
      return request.method === 'OPTIONS' ? this.#options(this.#routes) : this.#notFound(request)
    }
    try {
      return await this.#route(request, surroundings)
    } catch (error) {
      if (error instanceof MalformedPath) return text(`${error.message}\n`, { status: 400 })
      throw error
    }
  }

  async #route(request: IncomingRequest, surroundings: Surroundings): Promise<Reply> {
    const sharing: Route[] = []
    const method = request.method === 'HEAD' ? 'GET' : request.method
    for (const route of this.#routes) {
      const values = matchPath(route.path, request.path)
      if (values === null) continue
      if (route.methods.includes(method)) return await route.answer(request, values, surroundings)
      sharing.push(route)
    }
    if (sharing.length === 0) return this.#notFound(request)
    if (method === 'OPTIONS') return this.#options(sharing)
    const allow = allowedMethods(sharing)
    return text(`${request.method} is not for ${request.path}; these are: ${allow}\n`, {
      status: 405,
      headers: [['Allow', allow]],
    })
  }

  #options(routes: readonly Route[]): Reply {
    return empty(200, [['Allow', allowedMethods(routes)]])
  }

  #notFound(request: IncomingRequest): Reply {
    const page = `There is no ${request.path} here. These are the routes:\n\n${listOf(this.#routes)}`
    return text(page, { status: 404 })
  }
}

/** The routes as a table of text, a line each. */
export function listOf(routes: readonly Route[]): string {
  const lines = routes.map((route): [left: string, right: string] => [
    `${route.methods.length === 1 ? (route.methods[0] ?? '') : 'ANY'}`.padEnd(7) + route.path,
    route.about,
  ])
  const width = Math.max(...lines.map(([left]) => left.length))
  return lines.map(([left, right]) => `${left.padEnd(width)}  ${right}\n`).join('')
}

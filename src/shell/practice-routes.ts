import type { Origin } from '../http/origin.ts'
import type { Practice } from '../practice/index.ts'
import type { Endpoint, Route, Routes } from '../transport/routes.ts'

/** One `--map HOST[:PORT]=practice|ADDR:PORT`. */
export interface Mapping {
  readonly host: string
  /** null for every port. */
  readonly port: number | null
  readonly to: 'practice' | { readonly address: string; readonly port: number }
}

/** What the routes of a shell are made of. */
export interface RoutePlan {
  readonly offline: boolean
  readonly mappings: readonly Mapping[]
  /** Started by the first request that a route leads to it. */
  readonly practice: Practice
}

/**
 * Fills a table of routes: the mappings, the practice server's own address with its authority, and
 * offline the documents' hosts, with everything else refused.
 */
export function addRoutes(routes: Routes, { offline, mappings, practice }: RoutePlan): void {
  for (const mapping of mappings) routes.add(mappedRoute(mapping, practice))
  routes.add(ownRoute(practice))
  if (!offline) return
  for (const { host, port } of practice.hosts) {
    routes.add(mappedRoute({ host, port, to: 'practice' }, practice))
  }
  routes.sealed = true
}

function mappedRoute({ host, port, to }: Mapping, practice: Practice): Route {
  const name = host.toLowerCase()
  return {
    covers: (origin) => origin.host === name && (port === null || origin.port === port),
    endpoint: (origin) => (to === 'practice' ? practiceEndpoint(origin, practice) : to),
  }
}

/**
 * The practice server's own address: its authority is trusted there too, and no proxy that the
 * environment names is asked for it.
 */
function ownRoute(practice: Practice): Route {
  return {
    covers: ({ scheme, host, port }) =>
      (host === '127.0.0.1' || host === 'localhost') && practice.listensOn(scheme, port),
    endpoint: ({ scheme, port }) => ({
      address: '127.0.0.1',
      port,
      ...(scheme === 'https' && { ca: practice.ca }),
    }),
  }
}

async function practiceEndpoint({ scheme }: Origin, practice: Practice): Promise<Endpoint> {
  // a question to the worker takes milliseconds, which would pass for the cost of a connection
  if (!practice.started) await practice.ready()
  const { port, httpsPort, ca } = practice
  const address = '127.0.0.1'
  return scheme === 'http' ? { address, port } : { address, port: httpsPort, ca }
}

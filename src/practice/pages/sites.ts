import { generalRoutes, indexRoute } from '../routes/general.ts'
import { Site } from '../site/site.ts'
import { apiExampleRoutes } from './api-example.ts'
import { exampleRoutes } from './example.ts'
import { httpbinRoutes } from './httpbin.ts'
import { localhostRoutes } from './localhost.ts'
import { wikipediaRoutes } from './wikipedia.ts'

const general = new Site([indexRoute, ...generalRoutes])
const localhost9000 = new Site(localhostRoutes)

const named: ReadonlyMap<string, Site> = new Map([
  ['www.wikipedia.org', new Site(wikipediaRoutes)],
  ['httpbin.org', new Site(httpbinRoutes)],
  ['api.example.com', new Site(apiExampleRoutes)],
  ['example.com', new Site(exampleRoutes)],
])

/** The site that a Host header names; the general one for a host without pages of its own. */
export function siteOf(host: string): Site {
  const lower = host.toLowerCase()
  if (lower === 'localhost:9000') return localhost9000
  return named.get(lower.replace(/:\d*$/, '')) ?? general
}

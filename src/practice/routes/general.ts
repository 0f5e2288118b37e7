import type { Route } from '../site/route.ts'
import { listOf } from '../site/site.ts'
import { text } from '../wire/reply.ts'
import { behaviourRoutes } from './behaviour.ts'
import { bodyRoutes } from './bodies.ts'
import { cookieRoutes } from './cookies.ts'
import { echoRoutes } from './echo.ts'
import { redirectRoutes } from './redirects.ts'

/** The routes of every host that has no pages of its own, the first page aside. */
export const generalRoutes: readonly Route[] = [
  ...echoRoutes,
  ...behaviourRoutes,
  ...redirectRoutes,
  ...cookieRoutes,
  ...bodyRoutes,
]

/** The first page where a host has none: the list of the routes. */
export const indexRoute: Route = {
  path: '/',
  methods: ['GET'],
  about: 'this list',
  answer: () =>
    text(`The practice server of pool-repl.\n\n${listOf([indexRoute, ...generalRoutes])}`),
}

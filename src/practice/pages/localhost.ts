import { generalRoutes } from '../routes/general.ts'
import type { Route } from '../site/route.ts'
import { html } from '../wire/reply.ts'
import { page } from './page.ts'

const welcome = page(
  'It worked',
  `<h1>It worked</h1>
<p>This is the application on port 9000 that the article about the connection pool measures: a page
of a few lines, made by nobody in particular, so that most of the time goes into the way to it.</p>
<p>Time a thousand requests, first each with a connection of its own, then all through one
session.</p>`,
)

/** localhost:9000: the article's small application. */
export const localhostRoutes: readonly Route[] = [
  { path: '/', methods: ['GET'], about: 'the page that is measured', answer: () => html(welcome) },
  ...generalRoutes,
]

import { generalRoutes } from '../routes/general.ts'
import type { Route } from '../site/route.ts'
import { html } from '../wire/reply.ts'
import { padPage, page } from './page.ts'

/** What the first page of httpbin.org measured when the article about the connection pool was written. */
const articleBytes = 9593

/** httpbin.org: a first page of 9593 bytes, and the general routes. */
export const httpbinRoutes: readonly Route[] = [
  {
    path: '/',
    methods: ['GET'],
    about: 'the first page',
    answer: () => html(firstPage),
  },
  ...generalRoutes,
]

const rows = generalRoutes.map(
  ({ methods, path, about }) =>
    `<tr><td>${methods.join(' ')}</td><td><code>${path}</code></td><td>${about}</td></tr>`,
)

const firstPage = padPage(
  page(
    'httpbin.org, for practice',
    `<h1>httpbin.org, for practice</h1>
<p>This page comes from the practice server of pool-repl, which stands in for httpbin.org where
there is no network. It is as long as the real one was when a well-known article logged
<code>"GET / HTTP/1.1" 200 9593</code>, so that the log of your own run reads the same.</p>
<p>Ask twice through one session and look at the log: the second request starts no connection.</p>
<table>
<tr><th>Methods</th><th>Path</th><th>Answer</th></tr>
${rows.join('\n')}
</table>`,
  ),
  articleBytes,
)

import type { Route } from '../site/route.ts'
import { html } from '../wire/reply.ts'
import { page } from './page.ts'

const languages: readonly (readonly [code: string, name: string])[] = [
  ['ar', 'العربية'],
  ['de', 'Deutsch'],
  ['en', 'English'],
  ['es', 'Español'],
  ['fa', 'فارسی'],
  ['fr', 'Français'],
  ['it', 'Italiano'],
  ['ja', '日本語'],
  ['pl', 'Polski'],
  ['pt', 'Português'],
  ['ru', 'Русский'],
  ['zh', '中文'],
]

const links = languages.map(
  ([code, name]) => `<li><a href="//${code}.wikipedia.org/" lang="${code}">${name}</a></li>`,
)

const portal = page(
  'Wikipedia, for practice',
  `<h1>Wikipedia, for practice</h1>
<p>The practice server of pool-repl stands in for www.wikipedia.org where there is no network. The
name, the certificate and the port are those that were asked for; only the road to them is short.</p>
<ul>
${links.join('\n')}
</ul>`,
)

/** www.wikipedia.org: its portal. */
export const wikipediaRoutes: readonly Route[] = [
  { path: '/', methods: ['GET'], about: 'the portal', answer: () => html(portal) },
]

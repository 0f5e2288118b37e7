import { cookiesOf } from '../routes/cookies.ts'
import { formOf } from '../routes/echo.ts'
import type { IncomingRequest } from '../site/incoming-request.ts'
import type { Route } from '../site/route.ts'
import { html, json, type Reply } from '../wire/reply.ts'
import { page } from './page.ts'

const cookieName = 'session'

const home = page(
  'example.com, for practice',
  `<h1>example.com, for practice</h1>
<p>POST a form with <code>username</code> and <code>password</code> to <code>/login</code>. The
cookie that comes back opens <code>/profile</code>, <code>/dashboard</code> and
<code>/api/data</code>.</p>`,
)

/** example.com: a login by form, and three pages that need its cookie. */
export const exampleRoutes: readonly Route[] = [
  { path: '/', methods: ['GET'], about: 'the first page', answer: () => html(home) },
  {
    path: '/login',
    methods: ['POST'],
    about: 'takes a form with username and password, sets the session cookie',
    answer: logIn,
  },
  memberRoute('/profile', 'who is logged in', (username) => ({
    username,
    email: `${username}@example.com`,
  })),
  memberRoute('/dashboard', 'the page of who is logged in', (username) => ({
    title: `The dashboard of ${username}`,
    widgets: ['connections', 'requests', 'times'],
  })),
  memberRoute('/api/data', 'data for who is logged in', (username) => ({
    owner: username,
    data: [1, 2, 3],
  })),
]

/** Any name and any password will do: there is nobody to keep out. */
function logIn(request: IncomingRequest): Reply {
  const form = formOf(request)
  const username = form.get('username') ?? ''
  if (username === '' || (form.get('password') ?? '') === '') {
    return json({ error: 'the form needs username and password' }, { status: 400 })
  }
  // The cookie holds the name itself, so that the same login has the same answer on every run.
  const cookie = `${cookieName}=${Buffer.from(username).toString('hex')}; HttpOnly; Path=/`
  return json({ login: 'ok', username }, { headers: [['Set-Cookie', cookie]] })
}

function memberRoute(path: string, about: string, content: (username: string) => object): Route {
  return {
    path,
    methods: ['GET'],
    about: `${about}; needs the session cookie`,
    answer({ headers }) {
      const cookie = cookiesOf(headers).get(cookieName) ?? ''
      const username = Buffer.from(cookie, 'hex').toString()
      if (username === '') return json({ error: 'log in first: POST /login' }, { status: 401 })
      return json(content(username))
    },
  }
}

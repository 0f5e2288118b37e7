import type { RawHeader } from '../../http/raw-headers.ts'
import type { Route } from '../site/route.ts'
import { json, type Reply, redirect, text } from '../wire/reply.ts'
import { headerValues } from '../wire/request-head.ts'

/** RFC 6265, section 4.1.1: a cookie's name is a token, its value visible ASCII less a few signs. */
const nameSyntax = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
const notInValue = /[^!#-+\--:<-[\]-~]+/gu
const longAgo = 'Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0'

/** The routes that set, delete and show cookies, in httpbin's shape. */
export const cookieRoutes: readonly Route[] = [
  {
    path: '/cookies',
    methods: ['GET'],
    about: 'the cookies that came',
    answer: ({ headers }) => json({ cookies: Object.fromEntries(cookiesOf(headers)) }),
  },
  {
    path: '/cookies/set',
    methods: ['GET'],
    about: 'sets each parameter as a cookie, then leads to /cookies',
    answer: ({ query }) => setting([...query]),
  },
  {
    path: '/cookies/set/{name}/{value}',
    methods: ['GET'],
    about: 'the same for one',
    answer: (_, { name = '', value = '' }) => setting([[name, value]]),
  },
  {
    path: '/cookies/delete',
    methods: ['GET'],
    about: 'deletes the cookies named by the parameters, then leads to /cookies',
    answer: ({ query }) => setting([...query].map(([name]) => [name, null])),
  },
]

/** The cookies of a request, in order; of several with one name the last counts. */
export function cookiesOf(headers: readonly RawHeader[]): Map<string, string> {
  const pairs = headerValues(headers, 'cookie').flatMap((value) => value.split(';'))
  const cookies = new Map<string, string>()
  for (const pair of pairs) {
    const equals = pair.indexOf('=')
    if (equals > 0) cookies.set(pair.slice(0, equals).trim(), pair.slice(equals + 1).trim())
  }
  return cookies
}

/** `null` deletes. */
function setting(cookies: readonly (readonly [name: string, value: string | null])[]): Reply {
  const wrong = cookies.find(([name]) => !nameSyntax.test(name))
  if (wrong !== undefined) return text(`"${wrong[0]}" can't name a cookie\n`, { status: 400 })
  const headers = cookies.map(([name, value]): RawHeader => {
    const rest = value === null ? `; ${longAgo}` : `${encodeValue(value)}`
    return ['Set-Cookie', `${name}=${rest}; Path=/`]
  })
  return redirect('/cookies', 302, headers)
}

function encodeValue(value: string): string {
  return value.replace(notInValue, (odd) => encodeURIComponent(odd))
}

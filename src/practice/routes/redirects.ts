import { anyMethod, type Route } from '../site/route.ts'
import { redirect, text } from '../wire/reply.ts'

const mostHops = 100

/** The routes that lead to others. */
export const redirectRoutes: readonly Route[] = [
  {
    path: '/redirect/{hops}',
    methods: ['GET'],
    about: `leads to /get by that many redirects, 1 to ${mostHops}`,
    answer(_, { hops = '' }) {
      const left = /^\d{1,3}$/.test(hops) ? Number(hops) : 0
      if (left < 1 || left > mostHops) {
        return text(`"${hops}" is no number from 1 to ${mostHops}\n`, { status: 400 })
      }
      return redirect(left === 1 ? '/get' : `/redirect/${left - 1}`)
    },
  },
  {
    path: '/redirect-to',
    methods: anyMethod,
    about: 'leads to the parameter url, with the parameter status_code (302)',
    answer({ query }) {
      const url = query.get('url')
      const status = query.get('status_code') ?? '302'
      if (url === null) return text('the parameter url is missing\n', { status: 400 })
      if (!/^3\d\d$/.test(status)) {
        return text('status_code is no number from 300 to 399\n', { status: 400 })
      }
      return redirect(url, Number(status))
    },
  },
]

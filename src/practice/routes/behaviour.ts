import type { RawHeader } from '../../http/raw-headers.ts'
import { settle } from '../settle.ts'
import { anyMethod, type Route } from '../site/route.ts'
import { empty, json, text } from '../wire/reply.ts'
import { echo } from './echo.ts'

const longestDelayS = 60
/** What RFC 9110 wants along with a status. */
const companions: Readonly<Record<number, readonly RawHeader[]>> = {
  401: [['WWW-Authenticate', 'Basic realm="practice"']],
  407: [['Proxy-Authenticate', 'Basic realm="practice"']],
}

/** The routes about how and when the server answers, and on which connection. */
export const behaviourRoutes: readonly Route[] = [
  {
    path: '/status/{code}',
    methods: anyMethod,
    about: 'an empty answer with that status, 200 to 999',
    answer(_, { code = '' }) {
      if (!/^[2-9]\d\d$/.test(code)) {
        return text(`"${code}" is no status from 200 to 999\n`, { status: 400 })
      }
      return empty(Number(code), companions[Number(code)])
    },
  },
  {
    path: '/delay/{seconds}',
    methods: anyMethod,
    about: `what came, after that many seconds, ${longestDelayS} at most`,
    async answer(request, { seconds = '' }, { clock }) {
      const delay = /^(\d+(\.\d*)?|\.\d+)$/.test(seconds) ? Number(seconds) : Number.NaN
      if (!(delay <= longestDelayS)) {
        return text(`"${seconds}" is no number from 0 to ${longestDelayS}\n`, { status: 400 })
      }
      await clock.sleep(delay * 1000, request.gone)
      return json(echo(request, ['args', 'data', 'form', 'headers', 'origin', 'url']))
    },
  },
  {
    path: '/close',
    methods: anyMethod,
    about: 'closes the connection after the answer',
    answer: () => ({ ...text('This connection ends here.\n'), close: true }),
  },
  {
    path: '/connections',
    methods: ['GET'],
    about: 'the connections that the server saw, this one too',
    async answer(_, __, { register, clock }) {
      await settle(clock)
      return json(register.connections())
    },
  },
]

import { echo } from '../routes/echo.ts'
import type { Route } from '../site/route.ts'
import { json, text } from '../wire/reply.ts'

const users: readonly object[] = [
  { id: 1, name: 'Ada', email: 'ada@example.com' },
  { id: 2, name: 'Blaise', email: 'blaise@example.com' },
  { id: 3, name: 'Grace', email: 'grace@example.com' },
]

const posts: readonly object[] = [
  { id: 1, user: 2, title: 'Two requests, two connections' },
  { id: 2, user: 1, title: 'Two requests, one connection' },
  { id: 3, user: 3, title: 'Where the time went' },
]

/** api.example.com: a small JSON API. */
export const apiExampleRoutes: readonly Route[] = [
  { path: '/users', methods: ['GET'], about: 'a list of users', answer: () => json(users) },
  { path: '/posts', methods: ['GET'], about: 'a list of posts', answer: () => json(posts) },
  {
    path: '/data',
    methods: ['GET'],
    about: 'a record',
    answer: () => json({ key: 'value', numbers: [1, 2, 3] }),
  },
  {
    path: '/data',
    methods: ['POST'],
    about: 'what was sent: args, data, form and json',
    answer: (request) => json(echo(request, ['args', 'data', 'form', 'json'])),
  },
  {
    path: '/item/{id}',
    methods: ['GET'],
    about: 'an item, 0 to 999999',
    answer(_, { id = '' }) {
      if (!/^\d{1,6}$/.test(id)) return text(`there is no item "${id}"\n`, { status: 404 })
      return json({ id: Number(id), name: `Item ${Number(id)}` })
    },
  },
]

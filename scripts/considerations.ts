/*
 * The guide: four things that a session does not promise.
 */
import { Session } from 'pool-repl'
import { runScript } from 'pool-repl/scripting'

const spec = { name: 'considerations', url: 'https://httpbin.org' }

/** The cookies that a server saw. */
async function cookiesAt(session: Session, url: string): Promise<Record<string, string>> {
  const response = await session.get(`${url}/cookies`)
  const { cookies } = response.json() as { cookies: Record<string, string> }
  return cookies
}

await runScript(spec, async ({ url, part, print, relation, taken }) => {
  print('Connection pooling: three requests at once, through one session')
  await part('at once', async () => {
    const session = new Session()
    await Promise.all([1, 2, 3].map(() => session.get(`${url}/delay/0.2`)))
    session.close()
  })
  print(`  ${taken('at once').connections} connections`)
  relation('one session is one connection', taken('at once').connections === 1)

  print('Server support: three requests, and a server that ends the connection after each')
  await part('without keep-alive', async () => {
    const session = new Session()
    for (let i = 0; i < 3; i += 1) await session.get(`${url}/close`)
    session.close()
  })
  print(`  ${taken('without keep-alive').connections} connections`)
  relation('reuse without keep-alive', taken('without keep-alive').connections < 3)

  print('Session state: a cookie, asked for by the session that got it and by a new one')
  await part('state', async () => {
    const first = new Session()
    await first.get(`${url}/cookies/set/user/ada`)
    const second = new Session()
    const known = await cookiesAt(first, url)
    const unknown = await cookiesAt(second, url)
    print('  the session:', known)
    print('  a new session:', unknown)
    relation('a new session knows the cookie', 'user' in unknown)
    first.close()
    second.close()
  })

  print('Concurrent use: two users log in and then ask, at the same time')
  await part('concurrent use', async () => {
    const shared = new Session()
    const own = [new Session(), new Session()] as const
    const users = ['ada', 'grace']
    const seen = async (sessionOf: (index: number) => Session): Promise<unknown[]> => {
      await Promise.all(
        users.map((user, index) => sessionOf(index).get(`${url}/cookies/set/user/${user}`)),
      )
      const all = await Promise.all(users.map((_, index) => cookiesAt(sessionOf(index), url)))
      return all.map(({ user }) => user)
    }
    const together = await seen(() => shared)
    const apart = await seen((index) => (index === 0 ? own[0] : own[1]))
    print(`  with one session they are taken for ${new Set(together).size} user`)
    print(`  with a session each, for ${apart.join(' and ')}`)
    relation('one session keeps users apart', new Set(together).size === 2)
    relation('separate sessions keep users apart', apart.join() === users.join())
    for (const session of [shared, ...own]) session.close()
  })
})

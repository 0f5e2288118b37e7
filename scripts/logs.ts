/*
 * The article: the DEBUG log of requests.get and of a session.
 */
import { logging, requests, Session } from 'pool-repl'
import { runScript } from 'pool-repl/scripting'

const spec = { name: 'logs', url: 'http://httpbin.org' }

await runScript(spec, async ({ url, part, relation, taken }) => {
  logging.basicConfig({ level: logging.DEBUG })

  await part('requests.get', async () => {
    await requests.get(url)
    await requests.get(url)
  })

  const session = new Session()
  await part('session.get', async () => {
    await session.get(url)
    await session.get(url)
  })
  session.close()

  relation('one connection a call', taken('requests.get').connections === 2)
  relation('one connection for the session', taken('session.get').connections === 1)
})

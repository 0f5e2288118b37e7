/*
 * The question: requests.get or a session, logged and timed.
 */
import { logging, requests, Session, timeit } from 'pool-repl'
import { runScript } from 'pool-repl/scripting'

const spec = { name: 'reuse', url: 'https://www.wikipedia.org', number: 100 }

await runScript(spec, async ({ url, number, print, part, compare, logAsThen, excerpt }) => {
  logging.basicConfig({ level: logging.DEBUG, format: '%(message)s' })
  logAsThen()

  await part('requests.get', async () => {
    await requests.get(url)
    await requests.get(url)
  })
  const session = new Session()
  await part('session.get', async () => {
    for (let call = 0; call < 4; call += 1) await session.get(url)
  })
  session.close()

  await part('timeit requests.get', async () => {
    const finish = excerpt()
    print(await timeit.timeit(() => requests.get(url), { number }))
    finish()
  })
  await part('timeit session.get', async () => {
    const timed = new Session()
    print(await timeit.timeit(() => timed.get(url), { number }))
    timed.close()
  })

  const shared = new Session()
  await compare('session faster', {
    'requests.get': () => requests.get(url),
    session: () => shared.get(url),
  })
  shared.close()
})

/*
 * The guide: calls of a second, without a session and with one.
 */
import { requests, Session } from 'pool-repl'
import { runScript } from 'pool-repl/scripting'

const spec = { name: 'delay', url: 'https://httpbin.org', number: 10 }

await runScript(spec, async ({ url, number, print, part, sample, compareSamples }) => {
  const now = (): number => performance.now() / 1000

  const withoutSession = async (): Promise<number> => {
    const start = now()
    for (let call = 0; call < number; call += 1) {
      await sample('without session', () => requests.get(`${url}/delay/1`))
    }
    return now() - start
  }

  const withSession = async (): Promise<number> => {
    const start = now()
    const session = new Session()
    for (let call = 0; call < number; call += 1) {
      await sample('with session', () => session.get(`${url}/delay/1`))
    }
    session.close()
    return now() - start
  }

  print(`Without session: ${(await part('without session', withoutSession)).toFixed(2)}s`)
  print(`With session: ${(await part('with session', withSession)).toFixed(2)}s`)
  compareSamples('session faster', 'without session', 'with session')
})

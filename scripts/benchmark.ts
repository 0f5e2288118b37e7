/*
 * The article: 1,000 calls each way, by what elapsed says.
 */
import { requests, Session } from 'pool-repl'
import { ArticleStack, runScript } from 'pool-repl/scripting'

const spec = {
  name: 'benchmark',
  url: 'http://localhost:9000',
  number: 1000,
  stacks: ['django'],
}

await runScript(spec, async (script) => {
  const { number, print, part, sample, compareSamples } = script
  const stack = script.stack === undefined ? undefined : await ArticleStack.start()
  if (typeof stack === 'string') {
    script.skip(`--stack ${script.stack}: ${stack}`)
    return
  }
  const url = `${stack?.url ?? script.url}/`

  const timeRequests = async (): Promise<void> => {
    let elapsed = 0
    for (let call = 0; call < number; call += 1) {
      const response = await sample('time_requests', () => requests.get(url))
      elapsed += response.elapsed.total_seconds()
    }
    print(`time_requests --> elapsed: ${elapsed}`)
  }

  const timeRequestsSession = async (): Promise<void> => {
    const session = new Session()
    let elapsed = 0
    for (let call = 0; call < number; call += 1) {
      const response = await sample('time_requests_session', () => session.get(url))
      elapsed += response.elapsed.total_seconds()
    }
    print(`time_requests_session --> elapsed: ${elapsed}`)
    session.close()
  }

  try {
    await part('time_requests', timeRequests)
    await part('time_requests_session', timeRequestsSession)
    compareSamples('session faster', 'time_requests', 'time_requests_session')
  } finally {
    await stack?.stop()
  }
})

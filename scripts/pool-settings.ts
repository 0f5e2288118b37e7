/*
 * The guide: Retry and larger pools, mounted for both schemes.
 */
import { HTTPAdapter, Retry, Session } from 'pool-repl'
import { runScript } from 'pool-repl/scripting'

const spec = { name: 'pool-settings', url: 'https://api.example.com' }

await runScript(spec, async ({ url, print, relation }) => {
  const session = new Session()
  const retryStrategy = new Retry({
    total: 3,
    backoff_factor: 1,
    status_forcelist: [429, 500, 502, 503, 504],
  })
  const adapter = new HTTPAdapter({
    pool_connections: 10, // pools, one a host
    pool_maxsize: 20, // connections that a pool keeps
    max_retries: retryStrategy,
  })
  session.mount('http://', adapter)
  session.mount('https://', adapter)

  const response = await session.get(`${url}/data`)
  print(`Status: ${response.status_code}`)
  session.close()

  const isMounted = ['http://', 'https://'].every(
    (prefix) => session.get_adapter(prefix) === adapter,
  )
  relation('one adapter for both schemes', isMounted)
})

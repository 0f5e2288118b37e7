/*
 * The guide: a session with headers, three requests.
 */
import { Session } from 'pool-repl'
import { runScript } from 'pool-repl/scripting'

const spec = { name: 'basic-session', url: 'https://api.example.com' }

await runScript(spec, async ({ url, print }) => {
  const session = new Session()
  try {
    session.headers.update({ 'User-Agent': 'MyApp/1.0', Accept: 'application/json' })

    const response1 = await session.get(`${url}/users`)
    print(`Status: ${response1.status_code}`)

    await session.get(`${url}/posts`)
    await session.post(`${url}/data`, { json: { key: 'value' } })
  } finally {
    session.close()
  }
})

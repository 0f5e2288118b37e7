/*
 * The guide: a session that is closed by hand, ten items.
 */
import { Session } from 'pool-repl'
import { runScript } from 'pool-repl/scripting'

const spec = { name: 'manual-session', url: 'https://api.example.com', number: 10 }

await runScript(spec, async ({ url, number, print }) => {
  const session = new Session()
  try {
    session.headers.update({ Authorization: 'Bearer token123' })
    session.timeout = 30

    for (let i = 0; i < number; i += 1) {
      const response = await session.get(`${url}/item/${i}`)
      print(`Item ${i}:`, response.json())
    }
  } finally {
    session.close()
  }
})

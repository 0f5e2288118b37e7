/*
 * The guide: a login whose cookie the session sends along.
 */
import { Session } from 'pool-repl'
import { runScript } from 'pool-repl/scripting'

const spec = { name: 'login', url: 'https://example.com' }

await runScript(spec, async ({ url, print, relation }) => {
  const session = new Session()
  try {
    const data = { username: 'user', password: 'pass' }
    const login = await session.post(`${url}/login`, { data })
    print(`Login: ${login.status_code}`)

    const profile = await session.get(`${url}/profile`)
    const dashboard = await session.get(`${url}/dashboard`)
    const apiResponse = await session.get(`${url}/api/data`)
    print(`Profile: ${profile.status_code}`)
    print(`Dashboard: ${dashboard.status_code}`)
    print(`API: ${apiResponse.status_code}`)
    relation(
      'logged in',
      [profile, dashboard, apiResponse].every((response) => response.ok),
    )
  } finally {
    session.close()
  }
})

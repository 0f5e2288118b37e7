import { parse } from 'acorn'
import { describe, expect, test } from 'vitest'
import { withoutSecrets } from '../../src/shell/secrets.ts'

/** Six kinds of secrets; `hunter2` and what begins with `s3cr3t` must not be left. */
const planted: Readonly<Record<string, readonly (readonly [given: string, kept: string])[]>> = {
  Authorization: [
    [
      `session.get(url, headers={"Authorization": "Bearer s3cr3t-abc"})`,
      `session.get(url, headers={"Authorization": "Bearer ***"})`,
    ],
    [`session.headers['Authorization'] = 's3cr3t'`, `session.headers['Authorization'] = '***'`],
    [
      `session.headers.Authorization = "Basic czNjcjN0"`,
      `session.headers.Authorization = "Basic ***"`,
    ],
    [`headers.set("Authorization", "s3cr3t")`, `headers.set("Authorization", "***")`],
    [`{ Authorization: 'Bearer ' + 's3cr3t' }`, `{ Authorization: 'Bearer ' + '***' }`],
    [
      `headers.Authorization = "Basic " + btoa("me:hunter2")`,
      `headers.Authorization = "Basic " + btoa("***")`,
    ],
    [
      `{ Authorization: \`Bearer \${a}-s3cr3t-\${f({ b: "s3cr3t" })}\` }`,
      `{ Authorization: \`Bearer \${a}***\${f({ b: "***" })}\` }`,
    ],
    [`{ Authorization: \`Bearer s3cr3t\` }`, `{ Authorization: \`Bearer ***\` }`],
    [`print("Authorization: Bearer s3cr3t-abc")`, `print("Authorization: Bearer ***")`],
    [
      `headers = {\n  "Proxy-Authorization":\n    "s3cr3t",\n}`,
      `headers = {\n  "Proxy-Authorization":\n    "***",\n}`,
    ],
  ],
  Cookie: [
    [
      `session.get(url, headers={ Cookie: 'sid=s3cr3t; b=c' })`,
      `session.get(url, headers={ Cookie: '***' })`,
    ],
    [`session.get(url, cookies={'sid': 's3cr3t'})`, `session.get(url, cookies={'sid': '***'})`],
    [
      `session.get(url, { cookies: { sid: 's3cr3t' } })`,
      `session.get(url, { cookies: { sid: '***' } })`,
    ],
    [`session.cookies.set('sid', 's3cr3t')`, `session.cookies.set('sid', '***')`],
    [`session.cookies.update({sid: "hunter2"})`, `session.cookies.update({sid: "***"})`],
    [`jar.cookies.update([["sid", "hunter2"]])`, `jar.cookies.update([["***", "***"]])`],
    [`session.cookies.sid = "hunter2"`, `session.cookies.sid = "***"`],
    [`create_cookie("sid", "hunter2")`, `create_cookie("sid", "***")`],
    [`cookiejar_from_dict({"sid": "hunter2"})`, `cookiejar_from_dict({"sid": "***"})`],
    [`session.cookies['sid'] = 's3cr3t'`, `session.cookies['sid'] = '***'`],
    [`Set-Cookie: sid=s3cr3t; Path=/`, `Set-Cookie: ***`],
    [`<Cookie sid=s3cr3t for .a.example/>`, `<Cookie sid=*** for .a.example/>`],
  ],
  tokens: [
    [`token = 's3cr3t'`, `token = '***'`],
    [`const accessToken: string = 's3cr3t'`, `const accessToken: string = '***'`],
    [`session.headers['X-Api-Key'] = "s3cr3t"`, `session.headers['X-Api-Key'] = "***"`],
    [
      `session.get(\`\${url}?access_token=s3cr3t&page=2\`)`,
      `session.get(\`\${url}?access_token=***&page=2\`)`,
    ],
    [
      `get(\`\${url}?access_token=\${tokens["s3cr3t"]}&page=\${p}\`)`,
      `get(\`\${url}?access_token=\${tokens["***"]}&page=\${p}\`)`,
    ],
    [
      `session.get(url, params={'api_key': 's3cr3t', 'page': '2'})`,
      `session.get(url, params={'api_key': '***', 'page': '2'})`,
    ],
    [`call('ghp_s3cr3ts3cr3ts3cr3ts3cr3t')`, `call('***')`],
    [`call('eyJhbGciOi.eyJzdWIiOi.s3cr3t')`, `call('***')`],
    [`run("curl -H 'X-Auth-Token: s3cr3t' /")`, `run("curl -H 'X-Auth-Token: ***' /")`],
  ],
  'auth=': [
    [`session.get(url, auth=('me', 'hunter2'))`, `session.get(url, auth=('***', '***'))`],
    [`session.auth = ("me", "hunter2")`, `session.auth = ("***", "***")`],
    [`session.get(url, { auth: ['me', 'hunter2'] })`, `session.get(url, { auth: ['***', '***'] })`],
    [`session.auth = HTTPBasicAuth('me', 'hunter2')`, `session.auth = HTTPBasicAuth('***', '***')`],
    [
      `timeit.timeit("session.get(url, auth=('me', 'hunter2'))", number=10)`,
      `timeit.timeit("session.get(url, auth=('***', '***'))", number=10)`,
    ],
  ],
  'passwords in URLs': [
    [
      `session.get('https://me:hunter2@example.com/')`,
      `session.get('https://me:***@example.com/')`,
    ],
    [`get("http://u:p@ss:hunter2@127.0.0.1:1/")`, `get("http://u:***@127.0.0.1:1/")`],
    [`get("http://u:p'ss\`hunter2@127.0.0.1:1/")`, `get("http://u:***@127.0.0.1:1/")`],
    [`get(\`http://\${user}:hunter2@a/\`)`, `get(\`http://\${user}:***@a/\`)`],
    [`session.get("https://s3cr3t@example.com/a?b")`, `session.get("https://***@example.com/a?b")`],
    [
      `session.proxies = {'https': 'http://me:hunter2@proxy:3128'}`,
      `session.proxies = {'https': 'http://me:***@proxy:3128'}`,
    ],
  ],
  'passwords elsewhere': [
    [
      `session.post(url, data={'user': 'me', 'password': 'hunter2'})`,
      `session.post(url, data={'user': 'me', 'password': '***'})`,
    ],
    [
      `session.post(url, data='user=me&password=hunter2')`,
      `session.post(url, data='user=me&password=***')`,
    ],
    [
      `session.post(url, data='{"password": "hunter2"}')`,
      `session.post(url, data='{"password": "***"}')`,
    ],
    [
      `session.post(url, data="{\\"password\\": \\"hunter2\\"}")`,
      `session.post(url, data="{\\"password\\": \\"***\\"}")`,
    ],
    [`my_password: str = "hunter2"`, `my_password: str = "***"`],
    [
      `key = """-----BEGIN PRIVATE KEY-----\nhunter2\n-----END PRIVATE KEY-----"""`,
      `key = """***"""`,
    ],
  ],
}

describe.each(Object.entries(planted))('%s', (_, cases) => {
  test.each(cases)('%s', (given, kept) => {
    expect(withoutSecrets(given)).toBe(kept)
    expect(withoutSecrets(kept)).toBe(kept)
  })
})

const harmless: readonly string[] = [
  `session.get(practice.url, timeout=5)`,
  `session.get(url, headers={'Authorization': authorization})`,
  `session.get(url, { headers: { Authorization: \`Bearer \${token}\` }, auth, token })`,
  `const token = process.env.TOKEN`,
  `f("the token: ", "x")`,
  `if (token === undefined) print('none')`,
  `print("a", 'b')  # it's a comment`,
  `session.cookies.get("sid")`,
  `if (token.type === "name") tokens.append("word")`,
  `get(\`\${url}?access_token=\${token}&page=2\`)`,
  `get(\`https://\${user}:\${password}@host/\`)`,
  `["http://a:1","x@y"]`,
  `f('http://a:80'+'@b')`,
  `author = 'me'; authors = ['a']`,
  `const tokens = text.split(' ')`.replace("' '", 'blank'),
  `https://example.com/@me/a:b`,
  `/'/.test("it's")`,
  '',
]

test.each(harmless)('leaves alone: %s', (text) => {
  expect(withoutSecrets(text)).toBe(text)
})

describe('what was JavaScript still is', () => {
  const secrets = [
    '"s3cr3t"',
    "'p@ss:s3cr3t'",
    '`s3cr3t`',
    `\`\${a}-s3cr3t\``,
    `\`\${f({ b: "s3cr3t" })}\``,
  ]
  const places = [
    (secret: string) => `session.cookies.update({ sid: ${secret} })`,
    (secret: string) => `({ Authorization: "Basic " + btoa(${secret}), b: [1] })`,
    (secret: string) => `get(url, { auth: [${secret}, ${secret}], timeout: 5 })`,
    (secret: string) => `get(\`\${url}?access_token=\${t[${secret}]}&b=\${c}\`)`,
    (secret: string) => `get("http://u:" + ${secret} + "@host/" + \`?key=\${${secret}}\`)`,
    (secret: string) => `get(\`http://u:\${${secret}}@host/?token=\${a ? ${secret} : 1}\`)`,
    (secret: string) => `if (token === ${secret}) { token = ${secret}; print("a", token) }`,
  ]
  const inputs = places.flatMap((place) => secrets.map((secret) => [place(secret)] as const))
  test.each(inputs)('%s', (input) => {
    const options = { ecmaVersion: 'latest' } as const
    parse(input, options)
    const kept = withoutSecrets(input)
    expect(() => parse(kept, options)).not.toThrow()
    expect(withoutSecrets(kept)).toBe(kept)
  })
})

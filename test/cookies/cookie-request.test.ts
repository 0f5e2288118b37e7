import { expect, test } from 'vitest'
import { cookieRequest } from '../../src/cookies/cookie-request.ts'

const cases: readonly (readonly [
  url: string,
  hostHeader: string | undefined,
  host: string,
  path: string,
  secure: boolean,
])[] = [
  ['http://Example.test:8000/a/b?c', undefined, 'example.test', '/a/b', false],
  ['https://localhost', undefined, 'localhost.local', '/', true],
  ['http://127.0.0.1:80/', undefined, '127.0.0.1', '/', false],
  ['http://[::1]:80/', undefined, '[::1].local', '/', false],
  ['http://x.test/', 'Other.test:99', 'other.test', '/', false],
  ['http://x.test/', '', 'x.test', '/', false],
  ['http://u:p@x.test/', undefined, 'u:p@x.test', '/', false],
  ['http://x.test/é%2f"', undefined, 'x.test', '/%C3%A9%2F%22', false],
]

for (const [url, hostHeader, host, path, secure] of cases) {
  test(`${url}${hostHeader ? `, Host ${hostHeader}` : ''}`, () => {
    expect(cookieRequest(url, hostHeader)).toMatchObject({ host, path, secure })
  })
}

const ports: readonly (readonly [url: string, port: string | null])[] = [
  ['http://x.test/', '80'],
  ['https://x.test/', '80'],
  ['http://x.test:8000/', '8000'],
  ['http://u:p@x.test:8000/', null],
  ['http://[::1]:8000/', null],
]

for (const [url, port] of ports) {
  test(`the port of ${url} counts as ${port}`, () => {
    expect(cookieRequest(url).port).toBe(port)
  })
}

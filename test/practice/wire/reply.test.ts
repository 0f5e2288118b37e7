import { describe, expect, it } from 'vitest'
import { empty, html, json, type Reply, redirect, text } from '../../../src/practice/wire/reply.ts'

const cases = [
  {
    name: 'text is sent as UTF-8',
    reply: text('ä'),
    status: 200,
    headers: [['Content-Type', 'text/plain; charset=utf-8']],
    body: 'ä',
  },
  {
    name: 'text takes a status and headers',
    reply: text('no', { status: 405, headers: [['Allow', 'GET']] }),
    status: 405,
    headers: [
      ['Content-Type', 'text/plain; charset=utf-8'],
      ['Allow', 'GET'],
    ],
    body: 'no',
  },
  {
    name: 'html says what it is',
    reply: html('<p>'),
    status: 200,
    headers: [['Content-Type', 'text/html; charset=utf-8']],
    body: '<p>',
  },
  {
    name: 'json is indented and ends its last line',
    reply: json({ a: [1] }, { status: 401 }),
    status: 401,
    headers: [['Content-Type', 'application/json']],
    body: '{\n  "a": [\n    1\n  ]\n}\n',
  },
  { name: 'empty has no body', reply: empty(204), status: 204, headers: [], body: '' },
  {
    name: 'redirect leads on, and keeps a location as it is where it can',
    reply: redirect('http://a.test/?b=%20&c=d#e', 307, [['Set-Cookie', 'a=b']]),
    status: 307,
    headers: [
      ['Location', 'http://a.test/?b=%20&c=d#e'],
      ['Set-Cookie', 'a=b'],
    ],
    body: '',
  },
  {
    name: 'redirect percent-encodes what a header must not hold',
    reply: redirect('/a b\r\nSet-Cookie: c=\u00e4'),
    status: 302,
    headers: [['Location', '/a%20b%0D%0ASet-Cookie:%20c=%C3%A4']],
    body: '',
  },
]

describe('a reply', () => {
  for (const { name, reply, status, headers, body } of cases) {
    it(name, () => {
      expect(reply).toMatchObject({ status, headers })
      expect(bodyOf(reply)).toBe(body)
    })
  }
})

function bodyOf({ body }: Reply): string | null {
  return body instanceof Uint8Array ? Buffer.from(body).toString() : null
}

import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { HTTPError, StreamConsumedError } from '../../src/errors.ts'
import type { RawHeader } from '../../src/http/raw-headers.ts'
import { PreparedRequest } from '../../src/models/prepared-request.ts'
import { Response } from '../../src/models/response.ts'
import { Pending } from '../../src/pending.ts'
import { repr } from '../../src/repr/repr.ts'
import { asText, collect, ScriptedBody } from './scripted-body.ts'

interface Answer {
  readonly status?: number
  readonly headers?: readonly RawHeader[]
  readonly body?: readonly (string | Error)[]
}

function answer({ status = 200, headers = [], body = ['body'] }: Answer = {}): Response {
  const request = new PreparedRequest()
  request.prepare({ method: 'GET', url: 'http://x.test/p' })
  const raw = new ScriptedBody(...body)
  const url = 'http://x.test/p'
  return new Response({ request, raw, status_code: status, reason: 'Why', headers, url })
}

const statuses: readonly (readonly [status: number, problem: string | null])[] = [
  [200, null],
  [304, null],
  [399, null],
  [400, '400 Client Error: Why for url: http://x.test/p'],
  [499, '499 Client Error: Why for url: http://x.test/p'],
  [500, '500 Server Error: Why for url: http://x.test/p'],
  [599, '599 Server Error: Why for url: http://x.test/p'],
  [600, null],
]

for (const [status, problem] of statuses) {
  test(`${status} is ${problem === null ? 'no problem' : 'an HTTPError'}`, () => {
    const response = answer({ status })
    expect(response.ok).toBe(problem === null)
    if (problem === null) expect(() => response.raise_for_status()).not.toThrow()
    else expect(() => response.raise_for_status()).toThrow(new HTTPError(problem))
  })
}

test('the HTTPError carries answer and request', () => {
  const response = answer({ status: 404 })
  let caught: unknown
  try {
    response.raise_for_status()
  } catch (error) {
    caught = error
  }
  expect(caught).toMatchObject({ response, request: response.request })
})

const redirects: readonly (readonly [
  status: number,
  location: boolean,
  redirect: boolean,
  permanent: boolean,
])[] = [
  [301, true, true, true],
  [302, true, true, false],
  [308, true, true, true],
  [302, false, false, false],
  [304, true, false, false],
]

for (const [status, location, redirect, permanent] of redirects) {
  test(`${status} ${location ? 'with' : 'without'} Location`, () => {
    const response = answer({ status, headers: location ? [['location', '/x']] : [] })
    expect([response.is_redirect, response.is_permanent_redirect]).toEqual([redirect, permanent])
  })
}

test('headers are found in any case, and repeated ones joined', () => {
  const response = answer({
    headers: [
      ['Content-Type', 'text/html'],
      ['X', '1'],
      ['x', '2'],
    ],
  })
  expect([response.headers['content-type'], response.headers.X]).toEqual(['text/html', '1, 2'])
  expect(response.headers).toBe(response.headers)
  expect(response.rawHeaders).toHaveLength(3)
})

test('its cookies are those that it sets', () => {
  const response = answer({
    headers: [
      ['Set-Cookie', 'a=1'],
      ['set-cookie', 'b=2; Domain=other.test'],
      ['Set-Cookie', 'c=3; Path=/deep'],
    ],
  })
  expect(response.cookies.get_dict()).toEqual({ a: '1', c: '3' })
  expect(response.cookies.list_domains()).toEqual(['x.test'])
})

test('links are found by rel, or else by URL', () => {
  const headers = [['Link', '</2>; rel=next, </c>']] as const
  expect(answer({ headers }).links).toEqual({
    next: { url: '/2', rel: 'next' },
    '/c': { url: '/c' },
  })
  expect(answer().links).toEqual({})
})

test('the encoding comes of the headers until it is set', async () => {
  const response = answer({ headers: [['Content-Type', 'text/plain']], body: ['é'] })
  await response.read()
  expect([response.encoding, response.text]).toEqual(['ISO-8859-1', 'Ã©'])
  response.encoding = 'utf-8'
  expect(response.text).toBe('é')
  response.encoding = null
  expect([response.encoding, response.text, response.apparent_encoding]).toEqual([
    null,
    'é',
    'utf-8',
  ])
})

test('read() is awaited in place at the prompt, and then everything is there', async () => {
  const response = answer({ body: ['{"a":', ' 1}'] })
  const reading = response.read()
  expect(reading).toBeInstanceOf(Pending)
  expect(asText(await reading)).toBe('{"a": 1}')
  expect([asText(response.content), response.text]).toEqual(['{"a": 1}', '{"a": 1}'])
  expect(response.json()).toEqual({ a: 1 })
})

const unread: readonly (readonly [name: string, use: (response: Response) => unknown])[] = [
  ['content', (response) => response.content],
  ['text', (response) => response.text],
  ['json()', (response) => response.json()],
  ['apparent_encoding', (response) => response.apparent_encoding],
]

for (const [name, use] of unread) {
  test(`${name} of a body that is not read names await response.read()`, () => {
    expect(() => use(answer())).toThrow('`await response.read()`')
  })
}

test('iter_content takes its size by place or by name; one byte by default', async () => {
  const sizes = async (pieces: AsyncIterable<Uint8Array | string>) =>
    (await collect(pieces)).map((piece) => piece.length)
  expect(await sizes(answer().iter_content())).toEqual([1, 1, 1, 1])
  expect(await sizes(answer().iter_content(3))).toEqual([3, 1])
  expect(await sizes(answer().iter_content({ chunk_size: 2 }))).toEqual([2, 2])
  expect(await sizes(answer().iter_content(null))).toEqual([4])
  expect(await sizes(answer())).toEqual([4])
})

test('iter_content decodes where the encoding is known', async () => {
  const response = answer({ body: ['é'], headers: [['Content-Type', 'a/b; charset=utf-8']] })
  expect(await collect(response.iter_content(1, { decode_unicode: true }))).toEqual(['é'])
})

test('iter_content complains at once', async () => {
  const response = answer()
  expect(() => response.iter_content('10' as never)).toThrow(
    new TypeError("chunk_size must be an int, it is instead a <class 'str'>."),
  )
  expect(() => response.iter_content({ chunk: 1 } as object)).toThrow(
    new TypeError("iter_content() got an unexpected keyword argument 'chunk'"),
  )
  await collect(response.iter_content(10))
  expect(() => response.iter_content(10)).toThrow(StreamConsumedError)
})

test('iter_lines gives lines of bytes, or of text', async () => {
  const body = ['a\nb', 'c\n']
  expect((await collect(answer({ body }).iter_lines())).map(asText)).toEqual(['a', 'bc'])
  const response = answer({ body, headers: [['Content-Type', 'text/plain']] })
  expect(await collect(response.iter_lines({ decode_unicode: true }))).toEqual(['a', 'bc'])
  const split = answer({ body: ['a|b'] }).iter_lines({ delimiter: '|' })
  expect((await collect(split)).map(asText)).toEqual(['a', 'b'])
})

test('iter_lines complains with the first line', async () => {
  const response = answer()
  const lines = response.iter_lines({ decode_unicode: true, delimiter: '|' })
  await expect(lines.next()).rejects.toThrow("a bytes-like object is required, not 'str'")
  const read = answer()
  await collect(read.iter_content(10))
  await expect(read.iter_lines().next()).rejects.toThrow(StreamConsumedError)
})

test('closing, and leaving its scope, ends the body', async () => {
  const ends: readonly ((response: Response) => unknown)[] = [
    (response) => response.close(),
    (response) => response[Symbol.dispose](),
    (response) => response[Symbol.asyncDispose](),
  ]
  for (const end of ends) {
    const response = answer()
    await end(response)
    expect((response.raw as ScriptedBody).calls).toEqual(['close', 'release'])
  }
})

test('it prints as Python prints it', () => {
  const response = answer({ status: 404 })
  expect([String(response), repr(response), inspect(response)]).toEqual(
    Array(3).fill('<Response [404]>'),
  )
  const forDeno: unknown = Reflect.get(response, Symbol.for('Deno.customInspect'))
  expect(typeof forDeno === 'function' && Reflect.apply(forDeno, response, [])).toBe(
    '<Response [404]>',
  )
})

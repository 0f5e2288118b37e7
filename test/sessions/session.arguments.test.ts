import { afterAll, describe, expect, it } from 'vitest'
import { HTTPAdapter } from '../../src/adapters/index.ts'
import * as errors from '../../src/errors.ts'
import { Practice } from '../../src/practice/index.ts'
import { requests, Session } from '../../src/sessions/index.ts'

const practice = Practice.start()
const session = new Session()

afterAll(() => practice.close())

/** What a call with a wrong argument raises: Python's words, as requests 2.34 lets them through. */
const refused: readonly (readonly [string, object, new (...args: never) => Error, string])[] = [
  ['headers', { headers: 5 }, TypeError, "'int' object has no attribute 'items'"],
  ['proxies', { proxies: 'x' }, TypeError, "'str' object has no attribute 'get'"],
  ['cookies', { cookies: 5 }, TypeError, "'int' object is not iterable"],
  ['cookies', { cookies: 'a=b' }, TypeError, "string indices must be integers, not 'str'"],
  ['params', { params: 5 }, TypeError, 'Cannot mix str and non-str arguments'],
  [
    'data',
    { data: 5 },
    TypeError,
    "'body' must be a bytes-like object, file-like object, or iterable. Instead was 5",
  ],
  [
    'headers with a name that breaks its line',
    { headers: { 'X:Y': '1' } },
    errors.InvalidHeader,
    "reserved character(s), or return character(s) in header name: 'X:Y'",
  ],
]

describe('a wrong argument is refused', () => {
  for (const [name, options, kind, message] of refused) {
    it(name, async () => {
      const failed = session.get(practice.url, options as never)
      await expect(failed).rejects.toBeInstanceOf(kind)
      await expect(session.get(practice.url, options as never)).rejects.toThrow(message)
      expect((await session.get(practice.url)).status_code).toBe(200)
    })
  }

  it('a method that no engine sends', async () => {
    await expect(session.request('GE T', practice.url)).rejects.toThrow(
      "Method cannot contain non-token characters 'GE T' (found at least ' ')",
    )
  })

  it('a mount without an adapter', () => {
    const mount = session.mount.bind(session) as (prefix: string, adapter?: unknown) => void
    expect(() => mount('http://')).toThrow("missing 1 required positional argument: 'adapter'")
    expect(() => mount('http://', 5)).toThrow("'int' object has no attribute 'send'")
    expect(session.get_adapter(practice.url)).toBeInstanceOf(HTTPAdapter)
  })
})

describe('a new session', () => {
  const calls: readonly (readonly [make: () => unknown, message: string])[] = [
    [
      () => Reflect.construct(Session, [5]),
      'Session.__init__() takes 1 positional argument but 2 were given',
    ],
    [
      () => Reflect.construct(Session, [{ a: 5 }]),
      "Session.__init__() got an unexpected keyword argument 'a'",
    ],
    [
      () => Reflect.apply(requests.session, undefined, [5]),
      'session() takes 0 positional arguments but 1 was given',
    ],
  ]
  for (const [make, message] of calls) {
    it(`takes no arguments: ${message}`, () => {
      expect(make).toThrow(new TypeError(message))
    })
  }
})

import { expect, test } from 'vitest'
import { bindArguments } from '../../src/repr/call-arguments.ts'
import { requesting, sending, verbs } from '../../src/sessions/signatures.ts'

const bound: readonly (readonly [what: string, run: () => unknown, result: unknown])[] = [
  [
    'get takes params by place',
    () => bindArguments(verbs.get, ['u', 'q=1', { timeout: 5 }]),
    { url: 'u', params: 'q=1', timeout: 5 },
  ],
  [
    'post takes data by place',
    () => bindArguments(verbs.post, ['u', 'body', { params: 'q' }]),
    { url: 'u', data: 'body', params: 'q' },
  ],
  [
    'request takes everything by place',
    () => bindArguments(requesting, ['get', 'u', 'q', 'body', 'h', 'c', 'f', 'a', 5]),
    {
      method: 'get',
      url: 'u',
      params: 'q',
      data: 'body',
      headers: 'h',
      cookies: 'c',
      files: 'f',
      auth: 'a',
      timeout: 5,
    },
  ],
]

for (const [what, run, result] of bound) {
  test(what, () => {
    expect(run()).toEqual(result)
  })
}

const refused: readonly (readonly [run: () => unknown, message: string])[] = [
  [() => bindArguments(verbs.get, []), "get() missing 1 required positional argument: 'url'"],
  [
    () => bindArguments(verbs.get, ['u', { timout: 5 }]),
    "get() got an unexpected keyword argument 'timout'",
  ],
  [
    () => bindArguments(verbs.delete, ['u', { parms: {} }]),
    "delete() got an unexpected keyword argument 'parms'",
  ],
  [
    () => bindArguments(verbs.head, ['u', 'q']),
    'head() takes 2 positional arguments but 3 were given',
  ],
  [
    () => bindArguments(requesting, ['get']),
    "request() missing 1 required positional argument: 'url'",
  ],
  [() => bindArguments(sending, []), "send() missing 1 required positional argument: 'request'"],
]

for (const [run, message] of refused) {
  test(`refused: ${message}`, () => {
    expect(run).toThrow(new TypeError(message))
  })
}

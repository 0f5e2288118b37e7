import { expect, test } from 'vitest'
import { InvalidJSONError, NotImplementedError } from '../../src/errors.ts'
import { type BodyInput, encodeBody } from '../../src/models/encode-body.ts'
import { asText } from './scripted-body.ts'

const form = 'application/x-www-form-urlencoded'

/** Body and Content-Type as requests made them. */
const cases: readonly (readonly [
  what: string,
  input: BodyInput,
  body: string | null,
  type: string | null,
])[] = [
  ['nothing', {}, null, null],
  ['empty data', { data: '' }, null, null],
  ['an empty dict', { data: {} }, null, null],
  ['a dict', { data: { a: 'b c', d: [1, 2] } }, 'a=b+c&d=1&d=2', form],
  ['pairs', { data: [['a', '1']] }, 'a=1', form],
  ['a Map', { data: new Map([['a', '1']]) }, 'a=1', form],
  ['search parameters', { data: new URLSearchParams('a=1') }, 'a=1', form],
  ['a dict of None', { data: { a: null } }, '', form],
  ['text', { data: 'raw' }, 'raw', null],
  ['bytes', { data: new TextEncoder().encode('raw') }, 'raw', null],
  ['a buffer', { data: new TextEncoder().encode('raw').buffer }, 'raw', null],
  ['JSON', { json: { a: 1 } }, '{"a": 1}', 'application/json'],
  ['JSON beside empty data', { data: {}, json: [1] }, '[1]', 'application/json'],
  ['JSON that is false', { json: false }, 'false', 'application/json'],
  ['JSON that is None', { json: null }, null, null],
  ['data before JSON', { data: { a: '1' }, json: {} }, 'a=1', form],
  ['no files', { files: {}, data: 'x' }, 'x', null],
]

for (const [what, input, body, contentType] of cases) {
  test(`${what}: ${body}`, () => {
    const encoded = encodeBody(input)
    const bytes = encoded.body
    const text = typeof bytes === 'string' || bytes instanceof Uint8Array ? asText(bytes) : bytes
    expect([text, encoded.contentType]).toEqual([body, contentType])
  })
}

const streams: readonly (readonly [what: string, data: NonNullable<BodyInput['data']>])[] = [
  [
    'a generator',
    (function* () {
      yield 'a'
    })(),
  ],
  [
    'an async generator',
    (async function* () {
      yield 'a'
    })(),
  ],
  ['a Set', new Set(['a'])],
]

for (const [what, data] of streams) {
  test(`${what} is sent as it is`, () => {
    const { body, contentType } = encodeBody({ data })
    expect([body === data, contentType]).toEqual([true, null])
  })
}

const refused: readonly (readonly [what: string, input: BodyInput, error: Error])[] = [
  [
    'a number that JSON has not',
    { json: Number.NaN },
    new InvalidJSONError('Out of range float values are not JSON compliant'),
  ],
  [
    'files',
    { files: { f: 'x' } },
    new NotImplementedError('files: multipart bodies are not built yet'),
  ],
  [
    'a file',
    { data: { __proto__: { read: () => '' } } as never },
    new NotImplementedError('data: files as a body are not built yet'),
  ],
  ['a number', { data: 5 as never }, new TypeError('a body can not be made of int')],
]

for (const [what, input, error] of refused) {
  test(`${what} is refused`, () => {
    expect(() => encodeBody(input)).toThrow(error)
  })
}

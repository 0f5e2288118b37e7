import { expect, test } from 'vitest'
import { InvalidJSONError, NotImplementedError, ValueError } from '../../src/errors.ts'
import { type BodyInput, encodeBody } from '../../src/models/encode-body.ts'
import { MemoryFile } from './memory-file.ts'
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
  ['a file', new MemoryFile('a')],
  ['a plain object that can be read', { read: () => 'a' }],
  ['a Blob', new Blob(['a'])],
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
    'a stream beside files',
    { data: new Blob(['x']), files: { f: 'x' } },
    new NotImplementedError('Streamed bodies and files are mutually exclusive.'),
  ],
  [
    'text beside files',
    { data: 'x', files: { f: 'x' } },
    new ValueError('Data must not be a string.'),
  ],
  [
    'bad JSON, also beside files',
    { json: Number.NaN, files: { f: 'x' } },
    new InvalidJSONError('Out of range float values are not JSON compliant'),
  ],
  [
    'a number',
    { data: 5 as never },
    new TypeError(
      "'body' must be a bytes-like object, file-like object, or iterable. Instead was 5",
    ),
  ],
]

for (const [what, input, error] of refused) {
  test(`${what} is refused`, () => {
    expect(() => encodeBody(input)).toThrow(error)
  })
}

const forms: readonly (readonly [what: string, input: BodyInput, names: string[]])[] = [
  ['files', { files: { f: 'x' } }, ['f']],
  ['files beside data', { data: { a: '1' }, files: { f: 'x' } }, ['a', 'f']],
  ['files before JSON', { json: {}, files: { f: 'x' } }, ['f']],
]

for (const [what, input, names] of forms) {
  test(`${what} are a form of several parts`, () => {
    const { body, contentType } = encodeBody(input)
    expect(contentType).toMatch(/^multipart\/form-data; boundary=/)
    const found = asText(body as Uint8Array).matchAll(/; name="(.)"/g)
    expect(Array.from(found, ([, name]) => name)).toEqual(names)
  })
}

test('a FormData is a form of several parts, its texts without a filename', async () => {
  const data = new FormData()
  data.set('a', 'text')
  data.set('f', new File(['x'], 'x.png', { type: 'image/png' }))
  const { body } = encodeBody({ data })
  const lines = body instanceof Blob ? (await body.text()).split('\r\n') : []
  expect(lines.filter((line) => line.startsWith('Content-'))).toEqual([
    'Content-Disposition: form-data; name="a"',
    'Content-Disposition: form-data; name="f"; filename="x.png"',
    'Content-Type: image/png',
  ])
})

import { expect, test } from 'vitest'
import { bodyLength, type PreparedBody, wireBody } from '../../src/models/prepared-body.ts'
import { asText, collect } from './scripted-body.ts'

function* pieces() {
  yield 'a'
  yield ''
  yield Uint8Array.of(0x62)
}

const lengths: readonly (readonly [
  what: string,
  body: PreparedBody,
  length: number | undefined,
])[] = [
  ['none', null, 0],
  ['text, in UTF-8', 'é', 2],
  ['bytes', Uint8Array.of(1, 2, 3), 3],
  ['pieces', pieces(), undefined],
]

for (const [what, body, length] of lengths) {
  test(`the length of ${what} is ${length ?? 'not known'}`, () => {
    expect(bodyLength(body)).toBe(length)
  })
}

test('what has a length goes out at once', () => {
  const bytes = Uint8Array.of(1)
  expect(wireBody(null, false)).toBeNull()
  expect(wireBody(bytes, false)).toBe(bytes)
  expect(wireBody('é', false)).toEqual(Uint8Array.of(0xc3, 0xa9))
})

test('pieces go out one by one, empty ones left out', async () => {
  const body = wireBody(pieces(), true)
  if (body === null || body instanceof Uint8Array) throw new Error('the pieces came at once')
  expect((await collect(body)).map(asText)).toEqual(['a', 'b'])
})

test('what is known goes in chunks too, where its length is not announced', async () => {
  const body = wireBody('abc', true)
  if (body === null || body instanceof Uint8Array) throw new Error('the body came at once')
  expect((await collect(body)).map(asText)).toEqual(['abc'])
})

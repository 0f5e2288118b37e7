import { expect, test } from 'vitest'
import { bodyLength, type PreparedBody, wireBody } from '../../src/models/prepared-body.ts'
import { MemoryFile } from './memory-file.ts'
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
  ['a Blob', new Blob(['abc']), 3],
  ['what is left of a file', new MemoryFile('abc', { seek: 1 }), 2],
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

const files: readonly (readonly [what: string, body: PreparedBody, sent: string[]])[] = [
  ['a Blob', new Blob(['abc']), ['abc', 'abc']],
  ['a file', new MemoryFile('abc', { seek: 1 }), ['bc', '']],
  ['a generator', pieces(), ['ab', '']],
  ['a Set', new Set(['a', 'b']), ['ab', 'ab']],
]

for (const [what, body, sent] of files) {
  test(`${what} sent twice is ${JSON.stringify(sent)}`, async () => {
    const found: string[] = []
    for (const _ of sent) {
      const wire = wireBody(body, false)
      if (wire === null || wire instanceof Uint8Array) throw new Error('the body came at once')
      found.push((await collect(wire)).map(asText).join(''))
    }
    expect(found).toEqual(sent)
  })
}

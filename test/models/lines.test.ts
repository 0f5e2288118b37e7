import { expect, test } from 'vitest'
import { linesOf, type Stretch, withoutText } from '../../src/models/lines.ts'
import { asText, collect } from './scripted-body.ts'

async function* from(pieces: readonly Stretch[]): AsyncGenerator<Stretch> {
  yield* pieces
}

/** What requests' iter_lines gave for the same pieces. */
const cases: readonly (readonly [
  pieces: readonly string[],
  delimiter: string | null,
  lines: readonly string[],
])[] = [
  [['a\nb\nc'], null, ['a', 'b', 'c']],
  [['a\n', 'b\n'], null, ['a', 'b']],
  [['a', 'b\nc', '\n'], null, ['ab', 'c']],
  [['a\n\nb'], null, ['a', '', 'b']],
  [['a\r\nb\rc'], null, ['a', 'b', 'c']],
  [['a\r', '\nb'], null, ['a', '', 'b']],
  [[''], null, []],
  [['a|b|', 'c|'], '|', ['a', 'b', '', 'c', '']],
  [['a||b'], '||', ['a', 'b']],
  [['a|', '|b'], '||', ['a', 'b']],
]

for (const [pieces, delimiter, lines] of cases) {
  const shown = `${JSON.stringify(pieces)}${delimiter === null ? '' : ` at ${delimiter}`}`

  test(`text ${shown}`, async () => {
    expect(await collect(linesOf(() => from(pieces), delimiter))).toEqual(lines)
  })

  test(`bytes ${shown}`, async () => {
    const bytes = pieces.map((piece) => new TextEncoder().encode(piece))
    expect((await collect(linesOf(() => from(bytes), delimiter))).map(asText)).toEqual(lines)
  })
}

test('text ends its lines at more than bytes do', async () => {
  const text = 'a\u2028b\u0085c\vd'
  const ofText = await collect(linesOf(() => from([text]), null))
  const ofBytes = await collect(linesOf(() => from([new TextEncoder().encode('a\vb')]), null))
  expect(ofText).toEqual(['a', 'b', 'c', 'd'])
  expect(ofBytes.map(asText)).toEqual(['a\vb'])
})

test('a delimiter may be bytes', async () => {
  const lines = await collect(linesOf(() => from(['a|b']), Uint8Array.of(0x7c)))
  expect(lines).toEqual(['a', 'b'])
})

test('bytes that should have been text are not split at a text', async () => {
  const pieces = () => withoutText(from([Uint8Array.of(0x61)]))
  await expect(collect(linesOf(pieces, '|'))).rejects.toThrow(
    new TypeError("a bytes-like object is required, not 'str'"),
  )
  expect(await collect(withoutText(from(['a'])))).toEqual(['a'])
})

import { expect, test } from 'vitest'
import { inOnePiece } from '../../src/transport/one-piece.ts'

const cases: readonly (readonly [pieces: readonly string[], whole: string])[] = [
  [[], ''],
  [['a'], 'a'],
  [['a', '', 'bc'], 'abc'],
]

for (const [pieces, whole] of cases) {
  test(`${JSON.stringify(pieces)} is '${whole}'`, () => {
    expect(Buffer.from(inOnePiece(pieces.map((piece) => Buffer.from(piece)))).toString()).toBe(
      whole,
    )
  })
}

test('one piece is not copied', () => {
  const piece = Uint8Array.of(1, 2)
  expect(inOnePiece([piece])).toBe(piece)
})

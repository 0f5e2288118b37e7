import { expect, it } from 'vitest'
import { HeaderLines } from '../../src/http/header-lines.ts'
import type { RawHeader } from '../../src/http/raw-headers.ts'

const pairs: readonly RawHeader[] = [
  ['Content-Type', 'text/plain'],
  ['SET-Cookie', 'a=1'],
  ['X-Name', 'Ren\xe9'],
  ['set-cookie', 'b=2'],
  ['X-Empty', ''],
]

/** The lines as they come from the wire: names and values in turn. */
function wireOf(lines: readonly RawHeader[]): Buffer[] {
  return lines.flat().map((text) => Buffer.from(text, 'latin1'))
}

/** The same lines, cut out of a piece of the wire that is longer than is held on to. */
function longWire(lines: readonly RawHeader[]): Buffer[] {
  const piece = Buffer.alloc(20_000)
  let end = 0
  return wireOf(lines).map((bytes) => {
    bytes.copy(piece, end)
    end += bytes.length
    return piece.subarray(end - bytes.length, end)
  })
}

const kinds = {
  'of the wire': () => new HeaderLines(wireOf(pairs)),
  'of a long piece of the wire': () => new HeaderLines(longWire(pairs)),
  'of pairs': () => HeaderLines.of(pairs),
  'that were looked at': () => {
    const lines = new HeaderLines(wireOf(pairs))
    expect(lines.pairs).toBe(lines.pairs)
    return lines
  },
}

const names: readonly (readonly [name: string, values: readonly string[], joined?: string])[] = [
  ['content-type', ['text/plain'], 'text/plain'],
  ['set-cookie', ['a=1', 'b=2'], 'a=1, b=2'],
  ['x-name', ['Ren\xe9'], 'Ren\xe9'],
  ['x-empty', [''], ''],
  ['x-nama', []],
  ['x-other', []],
]

for (const [kind, make] of Object.entries(kinds)) {
  for (const [name, values, joined] of names) {
    it(`finds ${values.length} lines of ${name} among lines ${kind}`, () => {
      expect(make().values(name)).toEqual(values)
      expect(make().get(name)).toBe(joined)
    })
  }

  it(`gives all lines ${kind} in their order`, () => {
    expect(make().pairs).toEqual(pairs)
    expect([...make()]).toEqual(pairs)
  })
}

it('lets go of a long piece of the wire', () => {
  const wire = longWire(pairs)
  const lines = new HeaderLines(wire)
  for (const bytes of wire) bytes.fill(0)
  expect(lines.pairs).toEqual(pairs)
})

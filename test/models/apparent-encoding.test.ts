import { expect, test } from 'vitest'
import { apparentEncoding } from '../../src/models/apparent-encoding.ts'

const utf8 = new TextEncoder()
const cases: readonly (readonly [what: string, bytes: Uint8Array, name: string])[] = [
  ['nothing', new Uint8Array(0), 'utf-8'],
  ['ASCII', utf8.encode('plain ascii\n'), 'ascii'],
  ['UTF-8', utf8.encode('café – naïve'), 'utf-8'],
  ['UTF-16 with its mark', Uint8Array.of(0xff, 0xfe, 0x61, 0, 0x62, 0), 'UTF-16'],
  [
    'Western text',
    Uint8Array.from('Le café était fermé, et la forêt déjà noire.', (c) => c.charCodeAt(0)),
    'ISO-8859-1',
  ],
]

for (const [what, bytes, name] of cases) {
  test(`${what} looks like ${name}`, () => {
    expect(apparentEncoding(bytes)).toBe(name)
  })
}

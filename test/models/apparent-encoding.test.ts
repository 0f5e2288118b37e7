import { expect, test } from 'vitest'
import { apparentEncoding } from '../../src/models/apparent-encoding.ts'

const utf8 = new TextEncoder()
const cases: readonly (readonly [what: string, bytes: Uint8Array, name: string | null])[] = [
  ['nothing', new Uint8Array(0), 'utf-8'],
  ['ASCII', utf8.encode('plain ascii\n'), 'ascii'],
  ['UTF-8', utf8.encode('café – naïve'), 'utf-8'],
  ['UTF-16 with its mark', Uint8Array.of(0xff, 0xfe, 0x61, 0, 0x62, 0), 'UTF-16'],
  ['UTF-8 with its mark', utf8.encode('\ufeffcafé'), 'UTF-8-SIG'],
  ['little endian UTF-16 without a mark', Buffer.from('{"s": "café"}', 'utf16le'), 'utf_16_le'],
  ['big endian UTF-16 without a mark', Buffer.from('{"a": 1}', 'utf16le').swap16(), 'utf_16_be'],
  ['ASCII with a control character', Uint8Array.of(0x61, 7), 'utf-8'],
  ['ASCII with tabs, ends of lines and separators', utf8.encode('a\tb\r\n\x1c'), 'ascii'],
  ['what is full of control characters', Uint8Array.from({ length: 300 }, (_, i) => i * 31), null],
  ['the start of an image', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), null],
  [
    'Central European text',
    Uint8Array.from('caf\xe9 na\xefve r\xe9sum\xe9\n', (c) => c.charCodeAt(0)),
    'windows-1250',
  ],
  [
    'Western text with one control character in fifty',
    Buffer.from(`${'Le café était fermé, la forêt déjà noire. '.repeat(2)}\x01`, 'latin1'),
    'ISO-8859-1',
  ],
  [
    'Western text',
    Uint8Array.from('Le café était fermé, et la forêt déjà noire.', (c) => c.charCodeAt(0)),
    'ISO-8859-1',
  ],
]

for (const [what, bytes, name] of cases) {
  test(`${what} looks like ${name ?? 'no text'}`, () => {
    expect(apparentEncoding(bytes)).toBe(name)
  })
}

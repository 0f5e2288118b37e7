import { expect, test } from 'vitest'
import { JSONDecodeError, LookupError } from '../../src/errors.ts'
import { bodyJson, bodyText, textPieces } from '../../src/models/body-text.ts'
import { collect } from './scripted-body.ts'

const utf8 = new TextEncoder()

const texts: readonly (readonly [
  what: string,
  bytes: Uint8Array,
  encoding: string | null,
  text: string,
])[] = [
  ['nothing', new Uint8Array(0), null, ''],
  ['by its charset', Uint8Array.of(0xe9), 'latin-1', 'é'],
  ['by what it looks like', utf8.encode('é'), null, 'é'],
  ['by a charset that is wrong', Uint8Array.of(0xe9), 'utf-8', '\ufffd'],
  ['by a charset that does not exist', utf8.encode('é'), 'klingon', 'é'],
]

for (const [what, bytes, encoding, text] of texts) {
  test(`${what}: '${text}'`, () => {
    expect(bodyText(bytes, encoding)).toBe(text)
  })
}

const jsons: readonly (readonly [what: string, bytes: Uint8Array, encoding: string | null])[] = [
  ['UTF-8 without a charset', utf8.encode('["é"]'), null],
  ['with a mark of byte order', utf8.encode('\ufeff["é"]'), null],
  ['UTF-16', Uint8Array.from(Buffer.from('["é"]', 'utf16le')), null],
  ['Latin-1 that says so', Uint8Array.from(Buffer.from('["é"]', 'latin1')), 'latin-1'],
]

for (const [what, bytes, encoding] of jsons) {
  test(`JSON, ${what}`, () => {
    expect(bodyJson(bytes, encoding)).toEqual(['é'])
  })
}

test('JSON of three bytes or less is read as text', () => {
  expect(bodyJson(utf8.encode('12'), null)).toBe(12)
})

test('what is no JSON is a JSONDecodeError', () => {
  expect(() => bodyJson(utf8.encode('<html>'), null)).toThrow(JSONDecodeError)
})

test('pieces become text with no character cut apart', async () => {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (const byte of utf8.encode('aé')) yield Uint8Array.of(byte)
    yield Uint8Array.of(0xe2)
  }
  expect(await collect(textPieces(pieces(), 'utf-8'))).toEqual(['a', 'é', '\ufffd'])
  expect(await collect(textPieces(pieces(), null))).toHaveLength(4)
  await expect(collect(textPieces(pieces(), 'klingon'))).rejects.toThrow(
    new LookupError('unknown encoding: klingon'),
  )
})

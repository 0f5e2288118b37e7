import { expect, test } from 'vitest'
import { Utf32Decoder } from '../../src/http/utf-32.ts'

const cases: readonly (readonly [
  order: 'little' | 'big',
  bytes: readonly number[],
  text: string,
])[] = [
  ['little', [0x61, 0, 0, 0, 0xa9, 0xf4, 0x01, 0], 'a\u{1f4a9}'],
  ['big', [0, 0x01, 0xf4, 0xa9], '\u{1f4a9}'],
  ['little', [0xff, 0xff, 0xff, 0xff, 0x61, 0, 0, 0], '\ufffda'],
  ['little', [0x00, 0xd8, 0, 0], '\ufffd'],
  ['big', [0, 0, 0], '\ufffd'],
  ['big', [], ''],
]

for (const [order, bytes, text] of cases) {
  test(`${bytes.join(' ')}, ${order} end first, is ${JSON.stringify(text)}`, () => {
    expect(new Utf32Decoder(order).decode(Uint8Array.from(bytes), true)).toBe(text)
  })
}

test('a character may come in two pieces', () => {
  const decoder = new Utf32Decoder('big')
  expect(decoder.decode(Uint8Array.of(0, 0))).toBe('')
  expect(decoder.decode(Uint8Array.of(0, 0x61, 0))).toBe('a')
})

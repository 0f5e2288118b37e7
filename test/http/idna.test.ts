import { expect, test } from 'vitest'
import { hostToAscii, isAscii, labelToAscii } from '../../src/http/idna.ts'

/** What Python's idna package gave; undefined where it refused. */
const labels: readonly (readonly [label: string, ascii: string | undefined])[] = [
  ['bücher', 'xn--bcher-kva'],
  ['BÜCHER', 'xn--bcher-kva'],
  ['日本', 'xn--wgv71a'],
  ['straße', 'xn--strae-oqa'],
  ['ａbc', undefined],
  ['💩', undefined],
  ['l·l', 'xn--ll-0ea'],
  ['a·b', undefined],
  ['ア・イ', 'xn--ccke4x'],
  ['é・', undefined],
  ['-é', undefined],
  ['é-', undefined],
  ['ab--é', undefined],
  ['\u0301a', undefined],
  ['é'.repeat(60), undefined],
]

for (const [label, ascii] of labels) {
  test(`'${label}' is ${ascii ?? 'no label'}`, () => {
    expect(labelToAscii(label)).toBe(ascii)
  })
}

test('a whole host is mapped first', () => {
  expect(hostToAscii('ＢÜcher.Test')).toBe('xn--bcher-kva.test')
  expect(hostToAscii('a b')).toBeUndefined()
})

test('ASCII is told from the rest', () => {
  expect(['', 'a~\n', 'é', '💩'].map(isAscii)).toEqual([true, true, false, false])
})

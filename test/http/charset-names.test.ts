import { expect, test } from 'vitest'
import { ownCharset, webLabels } from '../../src/http/charset-names.ts'

const own: readonly (readonly [name: string, charset: string | undefined])[] = [
  ['ISO-8859-1', 'latin_1'],
  ['latin1', 'latin_1'],
  ['  L1 ', 'latin_1'],
  ['us-ascii', 'ascii'],
  ['ANSI_X3.4-1968', 'ascii'],
  ['Windows-1252', 'cp1252'],
  ['UTF8', 'utf_8'],
  ['utf-8-sig', 'utf_8_sig'],
  ['UTF-16', 'utf_16'],
  ['utf-16le', 'utf_16_le'],
  ['utf_32_be', 'utf_32_be'],
  ['koi8-r', undefined],
]

for (const [name, charset] of own) {
  test(`'${name}' is ${charset ?? 'left to the runtime'}`, () => {
    expect(ownCharset(name)).toBe(charset)
  })
}

const web: readonly (readonly [name: string, label: string])[] = [
  ['cp932', 'shift_jis'],
  ['EUC_JP', 'euc-jp'],
  ['ISO8859_15', 'iso8859-15'],
  ['mac-roman', 'macintosh'],
]

for (const [name, label] of web) {
  test(`'${name}' may be known to the runtime as '${label}'`, () => {
    expect(webLabels(name)).toContain(label)
  })
}

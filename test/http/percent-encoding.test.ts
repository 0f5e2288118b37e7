import { expect, test } from 'vitest'
import {
  encodeInvalid,
  quote,
  quotePlus,
  requoteUri,
  unquote,
} from '../../src/http/percent-encoding.ts'

/** Every result is what Python's function of that kind gave. */
const quoted: readonly (readonly [text: string, safe: string, result: string])[] = [
  ['a b', '/', 'a%20b'],
  ['a/b', '/', 'a/b'],
  ['a/b', '', 'a%2Fb'],
  ['é~-_.', '/', '%C3%A9~-_.'],
  ['100%', '/', '100%25'],
  ['100%', '%', '100%'],
  ['💩', '/', '%F0%9F%92%A9'],
  ['', '/', ''],
]

for (const [text, safe, result] of quoted) {
  test(`quote('${text}', '${safe}') is '${result}'`, () => {
    expect(quote(text, safe)).toBe(result)
  })
}

test('bytes are quoted as they are', () => {
  expect(quote(Uint8Array.of(0x61, 0xff, 0x2f))).toBe('a%FF/')
})

type Pairs = readonly (readonly [given: string, result: string])[]
const path = "!$&'()*+,;=:@/"

const tables: Readonly<Record<string, { run: (text: string) => string; pairs: Pairs }>> = {
  quotePlus: {
    run: quotePlus,
    pairs: [
      ['a b', 'a+b'],
      ['a+b', 'a%2Bb'],
      ['a/b?', 'a%2Fb%3F'],
      ['é', '%C3%A9'],
    ],
  },
  unquote: {
    run: unquote,
    pairs: [
      ['a%20b', 'a b'],
      ['%C3%A9', 'é'],
      ['%c3%a9', 'é'],
      ['%zz', '%zz'],
      ['100%', '100%'],
      ['%ff', '\ufffd'],
      ['%E2%82', '\ufffd'],
      ['a+b', 'a+b'],
    ],
  },
  encodeInvalid: {
    run: (text) => encodeInvalid(text, path),
    pairs: [
      ['/a b', '/a%20b'],
      ['/%2f', '/%2F'],
      ['/%2f%', '/%252F%25'],
      ['/é', '/%C3%A9'],
      ['/a:b@c', '/a:b@c'],
      ['/%zz%41', '/%25zz%2541'],
      ['', ''],
    ],
  },
  requoteUri: {
    run: requoteUri,
    pairs: [
      ['http://h/a b', 'http://h/a%20b'],
      ['http://h/%7Euser/%2f/%41', 'http://h/~user/%2f/A'],
      ['http://h/100%/x', 'http://h/100%/x'],
      ['http://h/%zz%20', 'http://h/%25zz%2520'],
      ['http://h/ä?q=[1]', 'http://h/%C3%A4?q=[1]'],
      ["http://h/!#$&'()*+,/:;=?@[]~", "http://h/!#$&'()*+,/:;=?@[]~"],
    ],
  },
}

for (const [name, { run, pairs }] of Object.entries(tables)) {
  for (const [given, result] of pairs) {
    test(`${name}('${given}') is '${result}'`, () => {
      expect(run(given)).toBe(result)
    })
  }
}

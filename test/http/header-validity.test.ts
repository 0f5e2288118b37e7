import { expect, test } from 'vitest'
import { InvalidHeader, ValueError } from '../../src/errors.ts'
import { checkHeader } from '../../src/http/header-validity.ts'

const fine: readonly (readonly [name: string, value: string | Uint8Array])[] = [
  ['X-A', 'b'],
  ['X-A', ''],
  ['X-A', 'café'],
  ['X-A', 'two words '],
  ['X-B', new TextEncoder().encode('bytes')],
]

for (const [name, value] of fine) {
  test(`${name}: ${value} is fine`, () => {
    expect(() => checkHeader(name, value)).not.toThrow()
  })
}

const invalid =
  'Invalid leading whitespace, reserved character(s), or return character(s) in header'
const wrongType = 'must be of type str or bytes, not'

/** What requests says. */
const refused: readonly (readonly [name: unknown, value: unknown, message: string])[] = [
  ['X-A', 'one\r\nX-B: two', `${invalid} value: 'one\\r\\nX-B: two'`],
  ['X-A', 'one\nfolded', `${invalid} value: 'one\\nfolded'`],
  ['X-A', 'ends\r\n', `${invalid} value: 'ends\\r\\n'`],
  ['X-A', ' leading', `${invalid} value: ' leading'`],
  ['X-A', Uint8Array.of(0x20), `${invalid} value: b' '`],
  ['X-A\r\nX-B', 'v', `${invalid} name: 'X-A\\r\\nX-B'`],
  ['', 'v', `${invalid} name: ''`],
  ['a:b', 'v', `${invalid} name: 'a:b'`],
  ['X-N', 3, `Header part (3) from ('X-N', 3) ${wrongType} <class 'int'>`],
  ['X-L', ['a'], `Header part (['a']) from ('X-L', ['a']) ${wrongType} <class 'list'>`],
  ['X-F', 1.5, `Header part (1.5) from ('X-F', 1.5) ${wrongType} <class 'float'>`],
  ['X-0', null, `Header part (None) from ('X-0', None) ${wrongType} <class 'NoneType'>`],
]

for (const [name, value, message] of refused) {
  test(`refused: ${message}`, () => {
    expect(() => checkHeader(name, value)).toThrow(new InvalidHeader(message))
  })
}

test('the refusal is a ValueError too', () => {
  expect(new InvalidHeader('x')).toBeInstanceOf(ValueError)
})

import { expect, test } from 'vitest'
import { netrcEntry, parseNetrc } from '../../src/auth/netrc.ts'
import { ValueError } from '../../src/errors.ts'

/** What CPython's netrc made of the same text; null where it refused it. */
const cases: readonly (readonly [
  text: string,
  hosts: Readonly<Record<string, readonly string[]>> | null,
])[] = [
  ['machine 127.0.0.1\nlogin netuser\npassword netpass\n', { '127.0.0.1': ['netuser', 'netpass'] }],
  [
    'machine a login b password c machine d user e account f password g\ndefault login x password y',
    { a: ['b', 'c'], d: ['e', 'g'], default: ['x', 'y'] },
  ],
  ['# comment\nmachine a login b # rest password z\npassword c\n', { a: ['b', 'c'] }],
  ['#comment machine x\nmachine a login b password c', { x: ['', ''], a: ['b', 'c'] }],
  ['# machine x\nmachine a login b password #c', { a: ['b', '#c'] }],
  ['machine a login "q u" password "p\\"w"', { a: ['q u', 'p"w'] }],
  ['machine a login b\\ c password d', { a: ['b c', 'd'] }],
  ['machine a password p', { a: ['', 'p'] }],
  ['machine a account acc password p', { a: ['acc', 'p'] }],
  ['macdef init\ncd /\nls\n\nmachine a login b password c', { a: ['b', 'c'] }],
  ['macdef init\ncd /', null],
  ['machine a foo b', null],
  ['foo', null],
  ['machine', null],
  ['default', { default: ['', ''] }],
  ['machine a login', { a: ['', ''] }],
  [
    'machine a login b password c\r\nmachine e login f password g\r\n',
    { a: ['b', 'c'], e: ['f', 'g'] },
  ],
  ['machine a login b password c machine a login z password y', { a: ['z', 'y'] }],
  ['machine a\nlogin ""\npassword p', { a: ['', 'p'] }],
  [
    'machine a login b#c password #d\n#x y\nmachine q login r password s',
    { a: ['b#c', '#d'], q: ['r', 's'] },
  ],
  ['machine a #\nlogin b password c', { a: ['b', 'c'] }],
  ['machine a #x\nlogin b password c', { a: ['b', 'c'] }],
  ['#\nmachine a login b password c', { a: ['b', 'c'] }],
  ['#\n machine a login b password c', { a: ['b', 'c'] }],
  ['# x\nmachine a login b password c', { a: ['b', 'c'] }],
  ['', {}],
]

for (const [text, hosts] of cases) {
  test(`${JSON.stringify(text)} ${hosts === null ? 'is refused' : 'is understood'}`, () => {
    if (hosts === null) expect(() => parseNetrc(text)).toThrow(ValueError)
    else expect(Object.fromEntries(parseNetrc(text))).toEqual(hosts)
  })
}

test('a host without an entry gets the default one, where there is one', () => {
  const entries = parseNetrc('machine a login b password c default login d password e')
  expect([netrcEntry(entries, 'a'), netrcEntry(entries, 'x')]).toEqual([
    ['b', 'c'],
    ['d', 'e'],
  ])
  expect(netrcEntry(parseNetrc('machine a login b'), 'x')).toBeNull()
})

test('an entry that says nothing counts as none', () => {
  expect(netrcEntry(parseNetrc('machine a'), 'a')).toBeNull()
})

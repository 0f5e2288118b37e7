import { describe, expect, it } from 'vitest'
import { print } from '../../src/shell/print.ts'

const cases: readonly { name: string; args: unknown[]; text: string }[] = [
  { name: 'text as it is', args: ['a b'], text: 'a b\n' },
  { name: 'values side by side', args: ['n', 1, true, null], text: 'n 1 true null\n' },
  { name: 'objects as inspect shows them', args: [{ a: ['b'] }], text: "{ a: [ 'b' ] }\n" },
  { name: 'an empty line for nothing', args: [], text: '\n' },
  { name: 'with another separator', args: [1, 2, { sep: ', ' }], text: '1, 2\n' },
  { name: 'with another end', args: ['a', { end: '' }], text: 'a' },
  { name: 'with the defaults for None', args: [1, 2, { sep: null, end: null }], text: '1 2\n' },
  {
    name: 'an object that only looks a little like options',
    args: [{ sep: 1, x: 2 }],
    text: '{ sep: 1, x: 2 }\n',
  },
  { name: 'an empty object as a value', args: [{}], text: '{}\n' },
]

describe('print', () => {
  for (const { name, args, text } of cases) {
    it(`writes ${name}`, () => {
      let written = ''
      const file = {
        write: (more: string) => {
          written += more
        },
      }
      const last = args.at(-1)
      const isOptions =
        typeof last === 'object' &&
        last !== null &&
        ('end' in last || 'sep' in last) &&
        !('x' in last)
      print(...(isOptions ? [...args.slice(0, -1), { ...last, file }] : [...args, { file }]))
      expect(written).toBe(text)
    })
  }

  it('refuses a separator that is no text, in the words of Python', () => {
    expect(() => print(1, { sep: 2 })).toThrow(
      new TypeError('sep must be None or a string, not number'),
    )
  })
})

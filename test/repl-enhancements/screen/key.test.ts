import { describe, expect, test } from 'vitest'
import { type Key, keyName, typedText } from '../../../src/repl-enhancements/screen/key.ts'

const cases: readonly {
  key: Key
  text: string | undefined
  name: string
  typed: string | undefined
}[] = [
  { key: { name: 'a' }, text: 'a', name: 'a', typed: 'a' },
  { key: {}, text: '日', name: '日', typed: '日' },
  { key: { name: 'c', ctrl: true }, text: '\u0003', name: 'C-c', typed: undefined },
  { key: { name: 'b', meta: true }, text: undefined, name: 'M-b', typed: undefined },
  { key: { name: 'left', ctrl: true }, text: undefined, name: 'C-left', typed: undefined },
  { key: {}, text: '\u001f', name: 'C-_', typed: undefined },
  { key: { name: 'tab' }, text: '\t', name: 'tab', typed: undefined },
  { key: { name: 'backspace' }, text: '\u007f', name: 'backspace', typed: undefined },
]

describe('a key', () => {
  test.each(cases)('$name', ({ key, text, name, typed }) => {
    expect(keyName(key, text)).toBe(name)
    expect(typedText(key, text)).toBe(typed)
  })
})

import { describe, expect, test } from 'vitest'
import { editingKeys } from '../../../src/repl-enhancements/editing/keymap.ts'
import { LineEditor } from '../../../src/repl-enhancements/editing/line-editor.ts'

/** What each key makes of "one two", the cursor before the "w". */
const cases: readonly (readonly [keys: string, result: string])[] = [
  ['left C-b', 'one |two'],
  ['right C-f', 'one tw|o'],
  ['C-left M-left M-b', 'one |two'],
  ['C-right M-right M-f', 'one two|'],
  ['home C-a', '|one two'],
  ['end C-e', 'one two|'],
  ['backspace C-h', 'one |wo'],
  ['delete', 'one t|o'],
  ['C-w C-backspace M-backspace', 'one |wo'],
  ['M-d C-delete', 'one t|'],
  ['C-u', '|wo'],
  ['C-k', 'one t|'],
  ['M-return M-enter', 'one t\n|wo'],
]

describe('editingKeys', () => {
  for (const [keys, result] of cases) {
    test.each(keys.split(' '))(`%s gives ${JSON.stringify(result)}`, (key) => {
      const editor = new LineEditor()
      editor.reset('one two')
      editor.moveLeft()
      editor.moveLeft()
      editingKeys.get(key)?.(editor)
      expect(`${editor.before}|${editor.after}`).toBe(result)
    })
  }

  test('leaves every other key to the prompt', () => {
    const listed = cases.flatMap(([keys]) => keys.split(' '))
    expect(new Set(editingKeys.keys())).toEqual(new Set([...listed, 'C-y', 'C-_']))
  })
})

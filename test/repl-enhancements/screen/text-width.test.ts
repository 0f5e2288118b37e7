import { expect, test } from 'vitest'
import { loadTextWidth, textWidth } from '../../../src/repl-enhancements/screen/text-width.ts'

test('counts one column a character until the table is loaded, then as terminals do', async () => {
  const texts = ['ab', '\u001b[1mab\u001b[0m', '日本', 'e\u0301', '👍']
  expect(texts.map(textWidth)).toEqual([2, 2, 2, 2, 1])
  await loadTextWidth()
  expect(texts.map(textWidth)).toEqual([2, 2, 4, 1, 2])
})

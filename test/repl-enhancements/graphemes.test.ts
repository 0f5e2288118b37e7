import { describe, expect, test } from 'vitest'
import {
  firstGraphemeLength,
  graphemes,
  isAscii,
  lastGraphemeLength,
} from '../../src/repl-enhancements/graphemes.ts'

describe('graphemes', () => {
  test.each([
    ['', []],
    ['ab', ['a', 'b']],
    ['e\u0301x', ['e\u0301', 'x']],
    ['日本', ['日', '本']],
    ['👍🏽!', ['👍🏽', '!']],
    ['\r\n', ['\r', '\n']],
  ])('%j', (text, characters) => {
    expect(graphemes(text)).toEqual(characters)
  })

  test.each([
    ['', 0, 0],
    ['ab', 1, 1],
    ['a\n', 1, 1],
    ['\na', 1, 1],
    ['👍🏽x\ne\u0301', 4, 2],
    ['e\u0301\nx👍', 2, 2],
  ])('the first and the last of %j', (text, first, last) => {
    expect([firstGraphemeLength(text), lastGraphemeLength(text)]).toEqual([first, last])
  })

  test.each([
    ['', true],
    ['a ~\n', true],
    ['\u007f', false],
    ['é', false],
  ])('%j is ASCII: %s', (text, ascii) => {
    expect(isAscii(text)).toBe(ascii)
  })
})

import { describe, expect, test } from 'vitest'
import { LineEditor } from '../../../src/repl-enhancements/editing/line-editor.ts'

interface Case {
  readonly name: string
  /** The text typed first, with `|` where the cursor is put. */
  readonly given: string
  readonly act: (editor: LineEditor) => void
  readonly result: string
}

const cases: readonly Case[] = [
  { name: 'inserts at the cursor', given: 'a|c', act: (e) => e.insert('b'), result: 'ab|c' },
  { name: 'inserts nothing', given: 'a|', act: (e) => e.insert(''), result: 'a|' },
  { name: 'moves left', given: 'ab|', act: (e) => e.moveLeft(), result: 'a|b' },
  { name: 'stays at the start', given: '|a', act: (e) => e.moveLeft(), result: '|a' },
  { name: 'moves right', given: '|ab', act: (e) => e.moveRight(), result: 'a|b' },
  { name: 'stays at the end', given: 'a|', act: (e) => e.moveRight(), result: 'a|' },
  { name: 'moves left over an accent', given: 'xe\u0301|', act: left, result: 'x|e\u0301' },
  { name: 'moves right over an accent', given: '|e\u0301x', act: right, result: 'e\u0301|x' },
  { name: 'moves left over a family', given: 'x👩‍👩‍👧|', act: left, result: 'x|👩‍👩‍👧' },
  { name: 'moves left over a line break', given: 'a\n|b', act: left, result: 'a|\nb' },
  { name: 'moves right over a line break', given: 'a|\nb', act: right, result: 'a\n|b' },
  { name: 'moves a word left', given: 'one two.three|', act: wordLeft, result: 'one two.|three' },
  { name: 'moves left over punctuation', given: 'one two.|', act: wordLeft, result: 'one two|.' },
  { name: 'moves left over blanks and a word', given: 'one  |', act: wordLeft, result: '|one  ' },
  { name: 'moves a word right', given: '|one two', act: wordRight, result: 'one| two' },
  { name: 'takes $ and _ as letters', given: '|$a_b.c', act: wordRight, result: '$a_b|.c' },
  { name: 'moves to the start of the line', given: 'a\nbc|d', act: home, result: 'a\n|bcd' },
  { name: 'moves to the end of the line', given: 'a|b\nc', act: end, result: 'ab|\nc' },
  {
    name: 'moves to the end of the text',
    given: '|a\nb',
    act: (e) => e.moveToEnd(),
    result: 'a\nb|',
  },
  { name: 'moves up', given: 'abc\ndef|', act: (e) => e.moveUp(), result: 'abc|\ndef' },
  {
    name: 'moves up to a shorter line',
    given: 'a\ndef|',
    act: (e) => e.moveUp(),
    result: 'a|\ndef',
  },
  {
    name: 'moves up over an empty line',
    given: 'a\n\nb|',
    act: (e) => e.moveUp(),
    result: 'a\n|\nb',
  },
  { name: 'moves down', given: 'a|bc\ndef', act: (e) => e.moveDown(), result: 'abc\nd|ef' },
  {
    name: 'moves down to a shorter line',
    given: 'abc|\nd',
    act: (e) => e.moveDown(),
    result: 'abc\nd|',
  },
  { name: 'deletes left', given: 'ab|c', act: (e) => e.deleteLeft(), result: 'a|c' },
  { name: 'joins lines', given: 'a\n|b', act: (e) => e.deleteLeft(), result: 'a|b' },
  { name: 'deletes right', given: 'a|bc', act: (e) => e.deleteRight(), result: 'a|c' },
  { name: 'kills a word left', given: 'one two|', act: (e) => e.killWordLeft(), result: 'one |' },
  { name: 'kills a word right', given: 'one| two', act: (e) => e.killWordRight(), result: 'one|' },
  {
    name: 'kills to the start of the line',
    given: 'a\nbc|d',
    act: (e) => e.killToLineStart(),
    result: 'a\n|d',
  },
  {
    name: 'kills to the end of the line',
    given: 'a|b\nc',
    act: (e) => e.killToLineEnd(),
    result: 'a|\nc',
  },
  {
    name: 'kills the line break at the end of a line',
    given: 'a|\nc',
    act: (e) => e.killToLineEnd(),
    result: 'a|c',
  },
  { name: 'yanks what was killed', given: 'one two|', act: killAndYank, result: 'twoone |' },
  { name: 'undoes the last change', given: 'one two|', act: killAndUndo, result: 'one two|' },
  { name: 'undoes nothing after a reset', given: '', act: resetAndUndo, result: 'new|' },
]

describe('LineEditor', () => {
  test.each(cases)('$name', ({ given, act, result }) => {
    const editor = new LineEditor()
    const [before = '', after = ''] = given.split('|')
    editor.insert(after)
    while (editor.cursor > 0) editor.moveLeft()
    editor.insert(before)
    act(editor)
    expect(`${editor.before}|${editor.after}`).toBe(result)
    expect(editor.text).toBe(result.replace('|', ''))
  })

  test('says when there is no line above or below', () => {
    const editor = new LineEditor()
    editor.reset('a\nb')
    expect([editor.moveDown(), editor.moveUp(), editor.moveUp()]).toEqual([false, true, false])
  })
})

function left(editor: LineEditor): void {
  editor.moveLeft()
}

function right(editor: LineEditor): void {
  editor.moveRight()
}

function wordLeft(editor: LineEditor): void {
  editor.moveWordLeft()
}

function wordRight(editor: LineEditor): void {
  editor.moveWordRight()
}

function home(editor: LineEditor): void {
  editor.moveToLineStart()
}

function end(editor: LineEditor): void {
  editor.moveToLineEnd()
}

function killAndYank(editor: LineEditor): void {
  editor.killWordLeft()
  editor.moveToLineStart()
  editor.yank()
  // The cursor goes behind what was yanked; the case shows the end.
  editor.moveToLineEnd()
}

function killAndUndo(editor: LineEditor): void {
  editor.killWordLeft()
  editor.undo()
}

function resetAndUndo(editor: LineEditor): void {
  editor.reset('new')
  editor.undo()
}

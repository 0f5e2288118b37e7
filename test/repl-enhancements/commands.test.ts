import { describe, expect, test } from 'vitest'
import { helpLines, parseCommand } from '../../src/repl-enhancements/commands.ts'

describe('parseCommand', () => {
  test.each([
    ['.exit', { keyword: 'exit', text: '' }],
    ['.save  a file.txt ', { keyword: 'save', text: 'a file.txt' }],
    ['(\n.break', { keyword: 'break', text: '' }],
    ['session.get?', { keyword: 'help', text: 'session.get' }],
    [' name?? ', { keyword: 'help', text: 'name' }],
    ['a ? b', undefined],
    ['f()?', undefined],
    ['(\nname?', undefined],
    ['.5 + 1', undefined],
    ['.then(f)', undefined],
    [' .exit', undefined],
    ['x.exit', undefined],
    ['...rest', undefined],
    ['', undefined],
  ])('%j', (source, call) => {
    expect(parseCommand(source)).toEqual(call)
  })
})

describe('helpLines', () => {
  test('lists the commands by name, their purposes in a column', () => {
    const commands = new Map([
      ['save', { help: 'Save' }],
      ['quiet', {}],
      ['a', { help: 'Do a' }],
    ])
    expect(helpLines(commands)).toEqual(['.a      Do a', '.quiet', '.save   Save'])
  })
})

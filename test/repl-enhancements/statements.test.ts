import { describe, expect, test } from 'vitest'
import { Evaluator } from '../../src/repl-enhancements/evaluator.ts'
import { isContinuedBy, statements } from '../../src/repl-enhancements/statements.ts'
import { BracketEvaluator } from './bracket-evaluator.ts'

const cases: readonly { name: string; source: string; inputs: readonly string[] }[] = [
  { name: 'is nothing for an empty text', source: '\n \n', inputs: [] },
  { name: 'takes line by line', source: 'a\nb\n', inputs: ['a', 'b'] },
  { name: 'knows all line breaks', source: 'a\r\nb\rc', inputs: ['a', 'b', 'c'] },
  {
    name: 'goes on until the input is complete',
    source: '(\n\n1\n)\nb',
    inputs: ['(\n\n1\n)', 'b'],
  },
  {
    name: 'joins a line that cannot stand alone',
    source: 'a\n  .b(\n1)\n.c\nd',
    inputs: ['a\n  .b(\n1)\n.c', 'd'],
  },
  {
    name: 'takes the prompts off a transcript',
    source: '\n>>> a(\n... 1)\nprinted\n>>> b\n',
    inputs: ['a(\n1)', 'b'],
  },
  { name: 'leaves prompts within other code alone', source: 'a(\n>>> b)', inputs: ['a(\n>>> b)'] },
  { name: 'gives an invalid line as it is', source: 'a)\nb', inputs: ['a)', 'b'] },
  { name: 'gives what never ends as it is', source: 'a\n(\nb', inputs: ['a', '(\nb'] },
]

describe('statements', () => {
  test.each(cases)('$name', ({ source, inputs }) => {
    expect([...statements(source, new BracketEvaluator())]).toEqual(inputs)
  })
})

describe('a block of Python, which is refused', () => {
  test('is one input, so that its body is not executed without its head', async () => {
    const evaluator = new Evaluator()
    await evaluator.ready()
    const block = 'def f():\n    with a as b:\n        g()\n    h()'
    expect([...statements(`${block}\nprint(1)`, evaluator)]).toEqual([block, 'print(1)'])
    expect(evaluator.check('except:')).toBe('invalid')
  })
})

describe('isContinuedBy', () => {
  test.each([
    ['a', '.b', true],
    ['a', 'b', false],
    ['a', ' ', false],
    ['a', ')', false],
  ])('%s, then %s: %s', (source, next, continued) => {
    expect(isContinuedBy(new BracketEvaluator(), source, next)).toBe(continued)
  })
})

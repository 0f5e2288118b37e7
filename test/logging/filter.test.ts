import { expect, test } from 'vitest'
import { Filter } from '../../src/logging/filter.ts'
import { makeLogRecord } from '../../src/logging/log-record.ts'

const cases: [filter: string, logger: string, passes: boolean][] = [
  ['', 'anything', true],
  ['a.b', 'a.b', true],
  ['a.b', 'a.b.c', true],
  ['a.b', 'a.bb', false],
  ['a.b', 'a', false],
  ['a.b', 'x.a.b', false],
]

for (const [filter, name, passes] of cases) {
  test(`'${filter}' lets '${name}' ${passes ? 'pass' : 'go'}`, () => {
    expect(new Filter(filter).filter(makeLogRecord({ name }))).toBe(passes)
  })
}

test('takes its name as a keyword argument, or none', () => {
  expect([new Filter({ name: 'a' }).name, new Filter().name]).toEqual(['a', ''])
})

import { expect, test } from 'vitest'
import {
  addLevelName,
  CRITICAL,
  checkLevel,
  DEBUG,
  ERROR,
  FATAL,
  getLevelName,
  getLevelNamesMapping,
  INFO,
  NOTSET,
  WARN,
  WARNING,
} from '../../src/logging/levels.ts'

test('has the levels of Python', () => {
  const levels = [NOTSET, DEBUG, INFO, WARNING, WARN, ERROR, CRITICAL, FATAL]
  expect(levels).toEqual([0, 10, 20, 30, 30, 40, 50, 50])
})

const names: [level: unknown, name: string | number][] = [
  [10, 'DEBUG'],
  [0, 'NOTSET'],
  ['DEBUG', 10],
  ['WARN', 30],
  ['FATAL', 50],
  [11, 'Level 11'],
  ['debug', 'Level debug'],
  [null, 'Level None'],
]

for (const [level, name] of names) {
  test(`${level} is called ${name}`, () => {
    expect(getLevelName(level)).toBe(name)
  })
}

const checked: [level: unknown, result: string][] = [
  [10, '10'],
  [-5, '-5'],
  ['INFO', '20'],
  ['X', "ValueError: Unknown level: 'X'"],
  ['info', "ValueError: Unknown level: 'info'"],
  [2.5, 'TypeError: Level not an integer or a valid string: 2.5'],
  [null, 'TypeError: Level not an integer or a valid string: None'],
  [[1], 'TypeError: Level not an integer or a valid string: [1]'],
]

for (const [level, result] of checked) {
  test(`checking ${JSON.stringify(level)} gives ${result}`, () => {
    expect(outcome(level)).toBe(result)
  })
}

function outcome(level: unknown): string {
  try {
    return String(checkLevel(level))
  } catch (error) {
    return String(error)
  }
}

test('a level can be given a name', () => {
  addLevelName(35, 'NOTICE')
  expect([getLevelName(35), getLevelName('NOTICE'), checkLevel('NOTICE')]).toEqual([
    'NOTICE',
    35,
    35,
  ])
  expect(getLevelNamesMapping()).toMatchObject({ NOTICE: 35, WARN: 30, NOTSET: 0 })
})

test('the mapping handed out is a copy', () => {
  getLevelNamesMapping().DEBUG = 1
  expect(checkLevel('DEBUG')).toBe(10)
})

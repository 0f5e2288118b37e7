import { expect, test } from 'vitest'
import { Filter } from '../../src/logging/filter.ts'
import { Filterer } from '../../src/logging/filterer.ts'
import { type LogRecord, makeLogRecord } from '../../src/logging/log-record.ts'

const record = makeLogRecord({ name: 'a', levelno: 20 })
const severe = (given: LogRecord) => given.levelno > 20

test('without filters everything passes', () => {
  expect(new Filterer().filter(record)).toBe(true)
})

test('all filters must let a record pass, objects and functions', () => {
  const filterer = new Filterer()
  filterer.addFilter(new Filter('a'))
  expect(filterer.filter(record)).toBe(true)
  filterer.addFilter(severe)
  expect(filterer.filter(record)).toBe(false)
  filterer.removeFilter(severe)
  expect(filterer.filter(record)).toBe(true)
  filterer.addFilter({ filter: () => 0 })
  expect(filterer.filter(record)).toBe(false)
})

test('holds each filter once, and forgives the removal of another', () => {
  const filterer = new Filterer()
  filterer.addFilter(severe)
  filterer.addFilter(severe)
  filterer.removeFilter(() => true)
  expect(filterer.filters).toEqual([severe])
})

test('a filter may change the record', () => {
  const filterer = new Filterer()
  filterer.addFilter((given) => {
    given.user = 'ann'
    return true
  })
  filterer.filter(record)
  expect(record.user).toBe('ann')
})

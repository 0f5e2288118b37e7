import { expect, test } from 'vitest'
import { Formatter } from '../../src/logging/formatter.ts'
import { Handler } from '../../src/logging/handler.ts'
import { LogRecord } from '../../src/logging/log-record.ts'
import { repr } from '../../src/repr/index.ts'

class ListHandler extends Handler {
  readonly texts: string[] = []

  override emit(record: LogRecord): void {
    this.texts.push(this.format(record))
  }
}

const record = new LogRecord('a', 30, '', 0, 'hi %s', ['x'])

test('a subclass says where records go', () => {
  const handler = new ListHandler()
  expect(handler.handle(record)).toBe(true)
  expect(handler.texts).toEqual(['hi x'])
})

test('filters keep records out', () => {
  const handler = new ListHandler()
  handler.addFilter(() => false)
  expect([handler.handle(record), handler.texts]).toEqual([false, []])
})

test('formats as its formatter does, or any object with format()', () => {
  const handler = new ListHandler()
  handler.setFormatter(new Formatter('%(levelname)s %(message)s'))
  expect(handler.format(record)).toBe('WARNING hi x')
  handler.setFormatter({ fmt: new Formatter('%(name)s') })
  expect(handler.format(record)).toBe('a')
  handler.setFormatter({ format: () => 'mine' })
  expect(handler.format(record)).toBe('mine')
  handler.setFormatter(null)
  expect(handler.format(record)).toBe('hi x')
  expect(() => handler.setFormatter('%(message)s' as never)).toThrow(
    new TypeError('fmt must be a Formatter, not str'),
  )
})

test('has a level, by number or name, by position or keyword', () => {
  const handler = new Handler('INFO')
  const levels = [handler.level]
  handler.setLevel(40)
  levels.push(handler.level)
  handler.setLevel({ level: 'DEBUG' })
  levels.push(handler.level, new Handler({ level: 30 }).level, new Handler().level)
  expect(levels).toEqual([20, 40, 10, 30, 0])
  expect(() => handler.setLevel('E')).toThrow("Unknown level: 'E'")
})

test('one that nobody subclassed cannot emit', () => {
  expect(() => new Handler().handle(record)).toThrow(
    'emit must be implemented by Handler subclasses',
  )
})

test('prints as in Python', () => {
  expect([repr(new Handler()), repr(new ListHandler('ERROR'))]).toEqual([
    '<Handler (NOTSET)>',
    '<ListHandler (ERROR)>',
  ])
})

import { afterEach, expect, test } from 'vitest'
import { setDefaultStream } from '../../src/logging/default-stream.ts'
import { LogRecord } from '../../src/logging/log-record.ts'
import { StreamHandler } from '../../src/logging/stream-handler.ts'
import { repr } from '../../src/repr/index.ts'
import { Lines } from './lines.ts'

const record = new LogRecord('a', 30, '', 0, 'hi %s', ['x'])

afterEach(() => setDefaultStream())

test('writes each record and its end in one piece', () => {
  const lines = new Lines()
  const handler = new StreamHandler(lines)
  handler.handle(record)
  handler.terminator = '|'
  handler.handle(record)
  expect(lines.written).toEqual(['hi x\n', 'hi x|'])
})

test('takes the stream as a keyword argument, and a literal as a stream', () => {
  const [one, two] = [new Lines(), new Lines()]
  new StreamHandler({ stream: one }).handle(record)
  new StreamHandler({ write: (text) => two.write(text) }).handle(record)
  expect([one.take(), two.take()]).toEqual(['hi x\n', 'hi x\n'])
})

test('refuses what is no stream', () => {
  expect(() => new StreamHandler('x' as never)).toThrow(
    new TypeError('stream must have a write() method, not be str'),
  )
  expect(() => new StreamHandler({ strm: 1 } as never)).toThrow(
    new TypeError("StreamHandler.__init__() got an unexpected keyword argument 'strm'"),
  )
})

test('without a stream writes to what stderr is at the moment', () => {
  const handler = new StreamHandler()
  const [one, two] = [new Lines(), new Lines()]
  for (const lines of [one, two]) {
    setDefaultStream(lines)
    handler.handle(record)
  }
  expect([one.take(), two.take()]).toEqual(['hi x\n', 'hi x\n'])
})

test('flushes a stream that can be flushed', () => {
  let flushed = 0
  const handler = new StreamHandler({ write: () => true, flush: () => (flushed += 1) })
  handler.handle(record)
  expect(flushed).toBe(1)
})

test('a wrong format is reported and does not throw', () => {
  const [lines, stderr] = [new Lines(), new Lines()]
  setDefaultStream(stderr)
  new StreamHandler(lines).handle(new LogRecord('a', 30, '', 0, '%d', ['x']))
  expect(lines.take()).toBe('')
  expect(stderr.take()).toMatch(/^--- Logging error ---\nTypeError: %d format: a real number is/)
})

test('a stream that fails is reported and does not throw', () => {
  const stderr = new Lines()
  setDefaultStream(stderr)
  const handler = new StreamHandler({
    write() {
      throw new Error('closed')
    },
  })
  handler.handle(record)
  expect(stderr.take()).toMatch(/^--- Logging error ---\nError: closed\n/)
})

test('changes its stream, and gives the one before', () => {
  const [one, two] = [new Lines(), new Lines()]
  const handler = new StreamHandler(one)
  expect([handler.setStream(one), handler.setStream(two), handler.stream]).toEqual([null, one, two])
  handler.stream = one
  handler.handle(record)
  expect(one.take()).toBe('hi x\n')
})

test('prints as in Python', () => {
  const named = new StreamHandler({ write: () => true, name: '<stdout>' })
  expect([repr(new StreamHandler()), repr(named), repr(new StreamHandler(new Lines()))]).toEqual([
    '<StreamHandler <stderr> (NOTSET)>',
    '<StreamHandler <stdout> (NOTSET)>',
    '<StreamHandler (NOTSET)>',
  ])
})

import { afterEach, expect, test } from 'vitest'
import { Feed } from '../../src/events/feed.ts'
import {
  Handler,
  holdBack,
  isHeldBack,
  type LogRecord,
  logConnections,
  logging,
} from '../../src/logging/index.ts'
import { head, opening } from '../events/sample-events.ts'

class Recorder extends Handler {
  readonly lines: string[] = []

  override emit(record: LogRecord): void {
    this.lines.push(record.getMessage())
  }
}

const about = {
  atMs: 0,
  request: 1,
  origin: { scheme: 'http', host: 'a.test', port: 80 },
} as const
const full = {
  type: 'discarded',
  ...about,
  connection: 'c1',
  reason: 'pool-full',
  poolSize: 1,
} as const

const logger = logging.getLogger('urllib3.connectionpool')
const recorder = new Recorder()
const feed = new Feed()
logConnections(feed)

function logTo(handler: Handler, level = 'DEBUG'): void {
  logger.addHandler(handler)
  logger.setLevel(level)
}

afterEach(() => {
  logger.handlers = []
  logger.filters = []
  logger.setLevel('NOTSET')
  recorder.lines.length = 0
  recorder.setLevel('NOTSET')
})

test('what connections do is counted and not logged, until it is let go', () => {
  logTo(recorder)
  const release = holdBack()
  expect(isHeldBack()).toBe(true)
  feed.emit(opening(about))
  feed.emit(full)
  for (const target of ['/1', '/2', '/3']) feed.emit(head({ ...about, target, length: 5 }))
  logger.debug('of the user')
  expect(recorder.lines).toEqual(['of the user'])
  expect(release()).toEqual({
    lines: 5,
    warnings: 1,
    last: 'http://a.test:80 "GET /3 HTTP/1.1" 200 5',
  })
  expect(isHeldBack()).toBe(false)
  feed.emit(opening(about))
  expect(recorder.lines).toEqual(['of the user', 'Starting new HTTP connection (1): a.test:80'])
})

test('each holder has its own count, and the last one ends it', () => {
  logTo(recorder)
  const first = holdBack()
  feed.emit(opening(about))
  const second = holdBack()
  feed.emit(opening(about))
  expect(first().lines).toBe(2)
  feed.emit(opening(about))
  expect(isHeldBack()).toBe(true)
  expect(second().lines).toBe(2)
  expect(recorder.lines).toEqual([])
})

/** How the log is set, and how many of three lines, one a warning, are said to be held back. */
const settings: [name: string, set: () => void, lines: number][] = [
  ['all levels', () => logTo(recorder), 3],
  ['a logger that lets warnings pass', () => logTo(recorder, 'WARNING'), 1],
  [
    'a handler that lets warnings pass',
    () => {
      logTo(recorder)
      recorder.setLevel('WARNING')
    },
    1,
  ],
  [
    'a filter',
    () => {
      logTo(recorder)
      logger.addFilter((record) => !record.getMessage().startsWith('Starting'))
    },
    2,
  ],
  ['no handler, where warnings go to standard error', () => logger.setLevel('DEBUG'), 1],
]

for (const [name, set, lines] of settings) {
  test(`counts what would have been shown with ${name}`, () => {
    set()
    const release = holdBack()
    feed.emit(opening(about))
    feed.emit(full)
    feed.emit(head({ ...about, length: 5 }))
    expect(release().lines).toBe(lines)
  })
}

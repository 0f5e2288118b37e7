import { describe, expect, it } from 'vitest'
import type { PoolReplEvent } from '../../src/events/event.ts'
import { Feed } from '../../src/events/feed.ts'
import { HeaderLines } from '../../src/http/header-lines.ts'
import { Handler, type LogRecord, logConnections, logging } from '../../src/logging/index.ts'
import { Tuple } from '../../src/repr/index.ts'
import { head, opening, resetting } from '../events/sample-events.ts'

class Recorder extends Handler {
  readonly lines: string[] = []

  override emit(record: LogRecord): void {
    this.lines.push(`${record.levelname}:${record.name}:${record.getMessage()}`)
  }
}

const about = {
  atMs: 0,
  request: 1,
  origin: { scheme: 'https', host: 'a.test', port: 443 },
} as const
const plain = { ...about, origin: { scheme: 'http', host: 'a.test', port: 8080 } } as const
const name = 'urllib3.connectionpool'

const retry = new Tuple(['left'])

const cases: readonly { event: PoolReplEvent; line: string | undefined }[] = [
  {
    event: opening(about),
    line: `DEBUG:${name}:Starting new HTTPS connection (1): a.test:443`,
  },
  {
    event: opening({ ...plain, number: 2 }),
    line: `DEBUG:${name}:Starting new HTTP connection (2): a.test:8080`,
  },
  {
    event: resetting(about),
    line: `DEBUG:${name}:Resetting dropped connection: a.test`,
  },
  {
    event: head({ ...about, target: '/x?y=1', status: 200, length: 12 }),
    line: `DEBUG:${name}:https://a.test:443 "GET /x?y=1 HTTP/1.1" 200 12`,
  },
  {
    event: head({ ...about, target: '/', status: 404, length: null }),
    line: `DEBUG:${name}:https://a.test:443 "GET / HTTP/1.1" 404 None`,
  },
  {
    event: { type: 'discarded', ...about, connection: 'c1', reason: 'pool-full', poolSize: 10 },
    line: `WARNING:${name}:Connection pool is full, discarding connection: a.test. Connection pool size: 10`,
  },
  {
    event: { type: 'discarded', ...about, connection: 'c1', reason: 'broken', poolSize: 10 },
    line: undefined,
  },
  {
    event: { type: 'retries-converted', atMs: 0, request: 0, given: true, retry },
    line: "DEBUG:urllib3.util.retry:Converted retries value: True -> ('left',)",
  },
  {
    event: { type: 'retry-counted', atMs: 0, request: 0, url: '/x', retry },
    line: "DEBUG:urllib3.util.retry:Incremented Retry for (url='/x'): ('left',)",
  },
  {
    event: { type: 'retrying', ...about, method: 'GET', target: '/x', retry, error: null },
    line: `DEBUG:${name}:Retry: /x`,
  },
  {
    event: {
      type: 'retrying',
      ...about,
      method: 'GET',
      target: '/x',
      retry,
      error: new TypeError('no'),
    },
    line: `WARNING:${name}:Retrying (('left',)) after connection broken by 'TypeError('no')': /x`,
  },
  { event: { type: 'kept', ...about, connection: 'c1' }, line: undefined },
]

function listen(level: string): { feed: Feed; recorder: Recorder; leave: () => void } {
  const feed = new Feed()
  logConnections(feed)
  logConnections(feed)
  const logger = logging.getLogger('urllib3')
  const recorder = new Recorder()
  logger.addHandler(recorder)
  logger.setLevel(level)
  const leave = () => {
    logger.removeHandler(recorder)
    logger.setLevel('NOTSET')
  }
  return { feed, recorder, leave }
}

describe("urllib3's dialect", () => {
  for (const { event, line } of cases) {
    it(
      line === undefined ? `has no word for ${event.type}, unless it says so` : `says ${line}`,
      () => {
        const { feed, recorder, leave } = listen('DEBUG')
        feed.emit(event)
        leave()
        expect(recorder.lines).toEqual(line === undefined ? [] : [line])
      },
    )
  }

  it('warns of a head that Python can not parse, before it tells of the answer', () => {
    const { feed, recorder, leave } = listen('INFO')
    const headers = HeaderLines.of([['Content-Type', 'multipart/mixed']])
    feed.emit(head({ ...plain, target: '/x', headers }))
    feed.emit(head({ ...plain, target: 'http://b.test/x', headers }))
    feed.emit(head({ ...plain, headers: HeaderLines.of([]) }))
    leave()
    const line = (path: string) =>
      `WARNING:urllib3.connection:Failed to parse headers (url=http://a.test:8080${path}): ` +
      "[NoBoundaryInMultipartDefect()], unparsed data: ''"
    expect(recorder.lines).toEqual([line('/x'), line('/http://b.test/x')])
  })

  it('says nothing below the level that is set', () => {
    const { feed, recorder, leave } = listen('WARNING')
    for (const { event } of cases) feed.emit(event)
    leave()
    const warnings = cases.map(({ line }) => line).filter((line) => line?.startsWith('WARNING'))
    expect(warnings.length).toBe(2)
    expect(recorder.lines).toEqual(warnings)
  })
})

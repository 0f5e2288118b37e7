import { afterAll, beforeEach, expect, test } from 'vitest'
import { Feed } from '../../src/events/feed.ts'
import { type Handler, logConnections, logging } from '../../src/logging/index.ts'
import { type LogWording, wordingFilter } from '../../src/shell/log-wording.ts'
import { head, opening } from '../events/sample-events.ts'

// The words are those of the real dialect, so that a change of them is noticed here.
const feed = new Feed()
logConnections(feed)
const logger = logging.getLogger('urllib3.connectionpool')
const lines: string[] = []
const handler: Handler = new logging.StreamHandler({
  write: (text: string) => lines.push(text.trimEnd()),
})
logger.addHandler(handler)
logger.setLevel('DEBUG')

beforeEach(() => {
  lines.length = 0
  logger.filters = []
})

afterAll(() => {
  logger.removeHandler(handler)
  logger.filters = []
  logger.setLevel('NOTSET')
})

const origin = { scheme: 'https', host: 'a.example', port: 443 } as const
const starting = 'Starting new HTTPS connection (1): a.example'
const answer = 'https://a.example:443 "GET / HTTP/1.1" 200 None'

const cases: readonly [wording: LogWording, lines: readonly string[]][] = [
  [{ port: true, requests: true }, [`${starting}:443`, answer, 'other 443']],
  [{ port: false, requests: true }, [starting, answer, 'other 443']],
  [{ port: true, requests: false }, [`${starting}:443`, 'other 443']],
  [{ port: false, requests: false }, [starting, 'other 443']],
]

test.each(cases)('%j', (wording, expected) => {
  logger.addFilter(wordingFilter(wording))
  feed.emit(opening({ origin }))
  feed.emit(head({ origin }))
  logger.debug('other %d', 443)
  expect(lines).toEqual(expected)
})

import { afterEach, beforeEach, expect, it } from 'vitest'
import { Handler, type Logger, type LogRecord, logging } from '../../src/logging/index.ts'
import { excerptOf } from '../../src/shell/log-excerpt.ts'

const lines: string[] = []

class Lines extends Handler {
  override emit(record: LogRecord): void {
    lines.push(record.getMessage())
  }
}

const logger: Logger = logging.getLogger('test.excerpt')
const handler = new Lines()

beforeEach(() => {
  lines.length = 0
  logger.propagate = false
  logger.setLevel('DEBUG')
  logger.addHandler(handler)
})

afterEach(() => logger.removeHandler(handler))

function logged(count: number): readonly string[] {
  const finish = excerptOf(logger, (text) => lines.push(text.trimEnd()))
  for (let number = 1; number <= count; number += 1) logger.debug('%d', number)
  finish()
  logger.debug('after')
  return lines
}

it('shows the first three lines and the last three', () => {
  expect(logged(100)).toEqual(['1', '2', '3', '...', '98', '99', '100', 'after'])
})

it('shows all where nothing lies between', () => {
  expect(logged(6)).toEqual(['1', '2', '3', '4', '5', '6', 'after'])
  lines.length = 0
  expect(logged(2)).toEqual(['1', '2', 'after'])
})

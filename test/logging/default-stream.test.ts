import { afterEach, expect, test, vi } from 'vitest'
import { defaultStream, setDefaultStream } from '../../src/logging/default-stream.ts'
import { Lines } from './lines.ts'

afterEach(() => {
  setDefaultStream()
  vi.restoreAllMocks()
})

test("is the process's stderr, looked up at each write", () => {
  const stream = defaultStream()
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  stream.write('a\n')
  expect(write.mock.calls).toEqual([['a\n']])
  expect(stream.name).toBe('<stderr>')
})

test('can be replaced, and put back', () => {
  const before = defaultStream()
  const lines = new Lines()
  setDefaultStream(lines)
  defaultStream().write('a\n')
  setDefaultStream()
  expect([lines.take(), defaultStream()]).toEqual(['a\n', before])
})

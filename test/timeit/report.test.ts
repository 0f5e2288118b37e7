import { expect, test } from 'vitest'
import { counted, logLines, noteLines } from '../../src/timeit/report.ts'
import type { Timing } from '../../src/timeit/timing.ts'

const last = 'http://127.0.0.1:40521 "GET / HTTP/1.1" 200 1134'
const nothing = { lines: 0, warnings: 0, last: undefined }

test('one line stands for the log', () => {
  expect(logLines({ lines: 201, warnings: 0, last: 'GET /' })).toEqual([
    'log: 201 lines held back, the last: GET /',
  ])
  expect(logLines({ lines: 1, warnings: 1, last: 'full' })).toEqual([
    'log: 1 line held back (1 warning), the last: full',
  ])
  expect(logLines(nothing)).toEqual([])
})

test('that line has 80 columns at most, and keeps the end', () => {
  const [line = ''] = logLines({ lines: 201, warnings: 0, last })
  expect(line.length).toBe(80)
  expect(line.endsWith('"GET / HTTP/1.1" 200 1134')).toBe(true)
})

test('notes say what has to be known of the numbers', () => {
  const near = { simulated: false } as Timing
  const far = { simulated: true } as Timing
  const notes = (timing: Timing, stopped: 'time' | 'ports' | 'interrupted') =>
    noteLines([near, timing], { stopped, log: nothing })
  expect(notes(near, 'time')).toEqual([])
  expect(notes(far, 'time')).toEqual(['over simulated distance'])
  expect(notes(far, 'interrupted')).toHaveLength(2)
  expect(notes(near, 'ports')[0]).toContain('ports of this machine')
})

test('counts have a noun', () => {
  expect([counted(1, 'call'), counted(0, 'call'), counted(2, 'call')]).toEqual([
    '1 call',
    '0 calls',
    '2 calls',
  ])
})

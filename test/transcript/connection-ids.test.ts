import { expect, test } from 'vitest'
import { ConnectionIds } from '../../src/transcript/connection-ids.ts'

test('who was one connection stays one', () => {
  const ids = new ConnectionIds()
  expect(ids.bind(['c1', 'c2'], ['c8', 'c5'])).toBe(true)
  expect(ids.bind(['c2', 'c1'], ['c5', 'c8'])).toBe(true)
  expect(ids.bind(['c1'], ['c5'])).toBe(false)
  expect(ids.bind(['c3'], ['c8'])).toBe(false)
  expect(ids.bind(['c1'], ['c9'])).toBe(false)
})

test('pairs that do not fit leave nothing behind', () => {
  const ids = new ConnectionIds()
  ids.bind(['c1'], ['c8'])
  expect(ids.bind(['c2', 'c1'], ['c9', 'c7'])).toBe(false)
  expect(ids.bind(['c3'], ['c9'])).toBe(true)
})

test('lines are written in the ids of the transcript, new ones in order', () => {
  const ids = new ConnectionIds()
  ids.bind(['c2'], ['c8'])
  expect(ids.inTranscript('  c8 reused, not c9; c9 and c10, no c11x')).toBe(
    '  c2 reused, not c1; c1 and c3, no c11x',
  )
})

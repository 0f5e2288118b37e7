import { createReadStream } from 'node:fs'
import { expect, test } from 'vitest'
import { UnrewindableBodyError, Urllib3UnrewindableBodyError } from '../../src/errors.ts'
import { bodyPosition, rewind_body, rewindForRetry } from '../../src/models/body-position.ts'
import { MemoryFile } from './memory-file.ts'

const read = () => ''
const refusing = () => {
  throw new Error('not here')
}
const untold = { read, tell: refusing, seek: read }
const stuck = { read, tell: () => 3, seek: refusing }

const positions: readonly (readonly [what: string, body: unknown, position: unknown])[] = [
  ['nothing', null, null],
  ['text', 'abc', null],
  ['a Blob', new Blob(['abc']), null],
  ['a generator', (function* () {})(), null],
  ['an open file', new MemoryFile('abc', { seek: 2 }), 2],
  ['a file that can not tell', untold, 'lost'],
  ['a file that has no word for it', { read }, null],
  ['a stream of a file', createReadStream(import.meta.filename), 'lost'],
]

for (const [what, body, position] of positions) {
  test(`${what} stands at ${position}`, () => {
    expect(bodyPosition(body)).toBe(position)
  })
}

test('a file goes back to where it stood', async () => {
  for (const again of [
    (body: MemoryFile) => rewind_body({ body, bodyPosition: 2 }),
    (body: MemoryFile) => rewindForRetry(body, 2),
  ]) {
    const body = new MemoryFile('abcdef', { seek: 2 })
    body.read()
    await again(body)
    expect(body.tell()).toBe(2)
  }
})

const unable = 'Unable to rewind request body for redirect.'
const failing = 'An error occurred when rewinding request body for redirect.'
const unrewindable: readonly (readonly [body: unknown, position: number | 'lost', string])[] = [
  [untold, 'lost', unable],
  [{ read }, 3, unable],
  [stuck, 3, failing],
]

for (const [body, position, message] of unrewindable) {
  test(`a redirect says: ${message}`, async () => {
    await expect(rewind_body({ body, bodyPosition: position })).rejects.toThrow(
      new UnrewindableBodyError(message),
    )
  })
}

const unrecorded =
  'Unable to record file position for rewinding request body during a redirect/retry.'
const unretried: readonly (readonly [body: unknown, position: number | 'lost', string])[] = [
  [untold, 'lost', unrecorded],
  [stuck, 3, 'An error occurred when rewinding request body for redirect/retry.'],
]

for (const [body, position, message] of unretried) {
  test(`a retry says: ${message}`, async () => {
    await expect(rewindForRetry(body, position)).rejects.toThrow(
      new Urllib3UnrewindableBodyError(message),
    )
  })
}

test('a retry leaves alone what has no position', async () => {
  await expect(rewindForRetry(untold, null)).resolves.toBeUndefined()
})

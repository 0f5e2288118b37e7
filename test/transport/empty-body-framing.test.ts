import type { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { EmptyBodyFraming } from '../../src/transport/empty-body-framing.ts'

/** What reaches the socket of what the engine writes. */
function written(chunked: boolean, ...pieces: (string | Uint8Array)[]): unknown[] {
  const reached: unknown[] = []
  const socket = {
    write(piece: unknown) {
      reached.push(piece)
      return true
    },
  } as unknown as Socket
  const framing = new EmptyBodyFraming(socket)
  framing.expect(chunked)
  for (const piece of pieces) expect(socket.write(piece)).toBe(true)
  return reached
}

const head = 'POST / HTTP/1.1\r\nhost: x.test\r\n'
const lastChunk = 'transfer-encoding: chunked\r\n\r\n0\r\n\r\n'

const cases: readonly (readonly [
  what: string,
  chunked: boolean,
  pieces: (string | Uint8Array)[],
  reached: unknown[],
])[] = [
  ['nothing', true, [`${head}content-length: 0\r\n\r\n`], [head + lastChunk]],
  ['nothing, by a method without a body', true, [`${head}\r\n`], [head + lastChunk]],
  [
    'a piece',
    true,
    [`${head}transfer-encoding: chunked\r\n`, '\r\n1\r\n', 'a', '\r\n0\r\n\r\n'],
    [`${head}transfer-encoding: chunked\r\n`, '\r\n1\r\n', 'a', '\r\n0\r\n\r\n'],
  ],
  [
    'what has no length to be in doubt of',
    false,
    [`${head}content-length: 0\r\n\r\n`],
    [`${head}content-length: 0\r\n\r\n`],
  ],
  ['bytes', true, [Uint8Array.of(13, 10, 13, 10)], [Uint8Array.of(13, 10, 13, 10)]],
]

for (const [what, chunked, pieces, reached] of cases) {
  test(`the engine writes ${what}`, () => {
    expect(written(chunked, ...pieces)).toEqual(reached)
  })
}

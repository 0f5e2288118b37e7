import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DataInput } from '../../src/models/encode-body.ts'
import { Session } from '../../src/sessions/session.ts'

const folder = mkdtempSync(join(tmpdir(), 'bodies-'))
const path = join(folder, 'large.bin')
const size = 300_000
writeFileSync(path, new Uint8Array(size))

let server: Server
let url: string
let handle: FileHandle
const session = new Session()
session.trust_env = false

beforeAll(async () => {
  server = createServer((request, response) => {
    let bytes = 0
    request.on('data', (piece: Uint8Array) => {
      bytes += piece.length
    })
    request.on('end', () => {
      const { 'content-length': length, 'transfer-encoding': coding } = request.headers
      response.end(`${bytes} bytes, ${length ?? coding}`)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`
  handle = await open(path)
})

afterAll(async () => {
  session.close()
  server.close()
  await handle.close()
  rmSync(folder, { recursive: true })
})

const whole = `${size} bytes, ${size}`

const cases: readonly (readonly [what: string, data: () => DataInput, seen: string])[] = [
  ['a stream of a file', () => createReadStream(path), whole],
  ['a part of a file', () => createReadStream(path, { start: 10, end: 19 }), '10 bytes, 10'],
  ['an open file', () => handle, whole],
  ['the same open file once more', () => handle, whole],
  ['a Blob', () => new Blob(['12345']), '5 bytes, 5'],
  ['a stream of pieces', () => Readable.from(['a', 'b']), '2 bytes, chunked'],
  ['a stream of nothing', () => Readable.from([]), '0 bytes, chunked'],
]

for (const [what, data, seen] of cases) {
  test(`a server sees of ${what}: ${seen}`, async () => {
    const response = await session.post(url, { data: data() })
    expect(response.text).toBe(seen)
  })
}

test('a form holds files of every kind', async () => {
  const files = { a: handle, b: createReadStream(path), c: new Blob(['x']), d: 'text' }
  const response = await session.post(url, { files })
  const [, bytes, length] = /^(\d+) bytes, (\d+)$/.exec(response.text) ?? []
  expect(bytes).toBe(length)
  expect(Number(bytes)).toBeGreaterThan(2 * size)
})

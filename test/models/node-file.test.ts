import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, expect, test } from 'vitest'
import {
  handleContent,
  handleLength,
  handlePieces,
  isFileHandle,
  isFileStream,
  streamContent,
  streamLength,
} from '../../src/models/node-file.ts'
import { asText, collect } from './scripted-body.ts'

const folder = mkdtempSync(join(tmpdir(), 'node-file-'))
const path = join(folder, 'ten.txt')
writeFileSync(path, '0123456789')
afterAll(() => rmSync(folder, { recursive: true }))

async function joined(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  return (await collect(pieces)).map(asText).join('')
}

test('an open file is sent whole, also after it was read', async () => {
  const handle = await open(path)
  try {
    await handle.read(new Uint8Array(4), 0, 4)
    expect([isFileHandle(handle), isFileStream(handle)]).toEqual([true, false])
    expect(handleLength(handle)).toBe(10)
    expect(asText(handleContent(handle))).toBe('0123456789')
    expect(await joined(handlePieces(handle))).toBe('0123456789')
    expect(await joined(handlePieces(handle))).toBe('0123456789')
  } finally {
    await handle.close()
  }
})

const ranges: readonly (readonly [range: { start?: number; end?: number }, content: string])[] = [
  [{}, '0123456789'],
  [{ start: 4 }, '456789'],
  [{ start: 2, end: 5 }, '2345'],
  [{ start: 8, end: 50 }, '89'],
]

for (const [range, content] of ranges) {
  test(`a stream of a file with ${JSON.stringify(range)} gives ${content}`, async () => {
    const stream = createReadStream(path, range)
    expect([isFileStream(stream), isFileHandle(stream)]).toEqual([true, false])
    expect(streamLength(stream)).toBe(content.length)
    expect(asText(streamContent(stream))).toBe(content)
    expect(await joined(stream)).toBe(content)
  })
}

test('the length of what is no plain file is not known', async () => {
  const missing = createReadStream(join(folder, 'missing'))
  missing.on('error', () => undefined)
  const ofFolder = createReadStream(folder)
  ofFolder.on('error', () => undefined)
  expect([streamLength(missing), streamLength(ofFolder)]).toEqual([undefined, undefined])
})

test('another stream is no file', () => {
  expect([isFileStream(Readable.from(['a'])), isFileHandle(Readable.from(['a']))]).toEqual([
    false,
    false,
  ])
})

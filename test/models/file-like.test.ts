import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import {
  type FileLike,
  filePieces,
  isFileLike,
  lengthLeft,
  positionOf,
} from '../../src/models/file-like.ts'
import { MemoryFile } from './memory-file.ts'
import { asText, collect } from './scripted-body.ts'

const read = () => ''
const refusing = () => {
  throw new Error('not here')
}

const kinds: readonly (readonly [what: string, value: unknown, isFile: boolean])[] = [
  ['a file with all methods', new MemoryFile(''), true],
  ['an object that can be read', { read }, true],
  ['a stream of Node', Readable.from([]), false],
  ['a handle of Node', { read, readFile: read }, false],
  ['an object without methods', { read: 1 }, false],
  ['text', 'read', false],
  ['null', null, false],
]

for (const [what, value, isFile] of kinds) {
  test(`${what} is ${isFile ? '' : 'no '}file`, () => {
    expect(isFileLike(value)).toBe(isFile)
  })
}

const files: readonly (readonly [
  what: string,
  file: FileLike,
  length: number | undefined,
  position: number | undefined,
])[] = [
  ['one at its start', new MemoryFile('0123456789'), 10, 0],
  ['one that was read', new MemoryFile('0123456789', { seek: 4 }), 6, 4],
  ['one at its end', new MemoryFile('01', { seek: 2 }), 0, 2],
  ['one beyond its end', new MemoryFile('01', { seek: 5 }), 0, 5],
  ['one that can not be asked', { read }, undefined, undefined],
  ['one that says its length', { read, len: 7 }, 7, undefined],
  ['one that says its length, and stands in it', { read, len: 7, tell: () => 3 }, 4, 3],
  ['one that tells, and can not seek', { read, tell: () => 3 }, undefined, 3],
  ['one that can not tell', { read, tell: refusing, seek: read }, undefined, undefined],
  ['one that can not seek', { read, tell: () => 3, seek: refusing }, undefined, 3],
]

for (const [what, file, length, position] of files) {
  test(`${what} has ${length} bytes left and stands at ${position}`, () => {
    expect([lengthLeft(file), positionOf(file)]).toEqual([length, position])
  })
}

test('asking for its length leaves it where it stands', () => {
  const file = new MemoryFile('0123456789', { seek: 4 })
  lengthLeft(file)
  expect(file.tell()).toBe(4)
})

test('it is read in blocks, from where it stands to its end', async () => {
  const file = new MemoryFile(`-${'x'.repeat(20_000)}`, { seek: 1 })
  const pieces = await collect(filePieces(file))
  expect(pieces.map((piece) => piece.length)).toEqual([16_384, 3616])
})

test('text, promises, and null for the end will do', async () => {
  const pieces = [Promise.resolve('é'), 'b', null]
  const file: FileLike = { read: () => pieces.shift() }
  expect((await collect(filePieces(file))).map(asText)).toEqual(['é', 'b'])
})

import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, expect, test } from 'vitest'
import { ValueError } from '../../src/errors.ts'
import { encodeMultipart, type FilesInput } from '../../src/models/multipart.ts'
import { MemoryFile } from './memory-file.ts'
import { asText } from './scripted-body.ts'

/** The parts of a form, each as its header lines and its content. */
async function partsOf(files: FilesInput, data: unknown = null): Promise<string[][]> {
  const { body, contentType } = encodeMultipart(files, data)
  const boundary = /^multipart\/form-data; boundary=([0-9a-f]{32})$/.exec(contentType)?.[1]
  const text = body instanceof Blob ? await body.text() : asText(body)
  const [before, ...parts] = text.split(`--${boundary}`)
  expect([before, parts.pop()]).toEqual(['', '--\r\n'])
  return parts.map((part) => {
    const [head = '', content = ''] = part.slice(2, -2).split('\r\n\r\n')
    return [...head.split('\r\n'), content]
  })
}

const named = (name: string, filename?: string) =>
  `Content-Disposition: form-data; name="${name}"${filename === undefined ? '' : `; filename="${filename}"`}`

const folder = mkdtempSync(join(tmpdir(), 'multipart-'))
const path = join(folder, 'on-disk.txt')
writeFileSync(path, 'from disk')
afterAll(() => rmSync(folder, { recursive: true }))

const bytes = new TextEncoder().encode('bytes')
const blob = new Blob(['blob'])

const cases: readonly (readonly [what: string, files: FilesInput, parts: string[][]])[] = [
  ['text', { f: 'text' }, [[named('f', 'f'), 'text']]],
  ['bytes', { f: bytes }, [[named('f', 'f'), 'bytes']]],
  ['a buffer', { f: bytes.slice().buffer }, [[named('f', 'f'), 'bytes']]],
  ['a number, as urllib3 takes it', { f: ['n', 5 as never] }, [[named('f', 'n'), '5']]],
  ['a file', { f: new MemoryFile('abc', { seek: 1 }) }, [[named('f', 'f'), 'bc']]],
  [
    'a file with a path',
    { f: new MemoryFile('abc', { name: '/a/b.txt' }) },
    [[named('f', 'b.txt'), 'abc']],
  ],
  [
    'a file without a real name',
    { f: new MemoryFile('abc', { name: '<stdin>' }) },
    [[named('f', 'f'), 'abc']],
  ],
  ['a Blob', { f: blob }, [[named('f', 'f'), 'blob']]],
  [
    'a File, which knows its type',
    { f: new File(['x'], 'x.png', { type: 'image/png' }) },
    [[named('f', 'x.png'), 'Content-Type: image/png', 'x']],
  ],
  ['a stream of a file', { f: createReadStream(path) }, [[named('f', 'on-disk.txt'), 'from disk']]],
  ['filename and content', { f: ['n.txt', 'c'] }, [[named('f', 'n.txt'), 'c']]],
  ['no filename', { f: [null, 'c'] }, [[named('f'), 'c']]],
  [
    'a content type and headers',
    { f: ['n', 'c', 'a/b', { 'X-A': '1' }] },
    [[named('f', 'n'), 'Content-Type: a/b', 'X-A: 1', 'c']],
  ],
  ['no content', { f: ['n', null] }, []],
  [
    'pairs of one name',
    [
      ['f', ['a', '1']],
      ['f', ['b', '2']],
    ],
    [
      [named('f', 'a'), '1'],
      [named('f', 'b'), '2'],
    ],
  ],
]

for (const [what, files, parts] of cases) {
  test(`files: ${what}`, async () => {
    expect(await partsOf(files)).toEqual(parts)
  })
}

test('an open file is read without being moved', async () => {
  const handle = await open(path)
  try {
    expect(await partsOf({ f: handle })).toEqual([[named('f', 'f'), 'from disk']])
    expect(await handle.readFile('utf8')).toBe('from disk')
  } finally {
    await handle.close()
  }
})

test('the fields of data come first; lists repeat, None is left out', async () => {
  const data = { a: ['x', 1, null], n: null, b: bytes, t: true }
  expect(await partsOf({ f: 'c' }, data)).toEqual([
    [named('a'), 'x'],
    [named('a'), '1'],
    [named('b'), 'bytes'],
    [named('t'), 'True'],
    [named('f', 'f'), 'c'],
  ])
})

test('each form has a boundary of its own', () => {
  const [one, other] = [encodeMultipart({ f: 'x' }, null), encodeMultipart({ f: 'x' }, null)]
  expect(one.contentType).not.toBe(other.contentType)
})

const refused: readonly (readonly [what: string, files: unknown, data: unknown, error: Error])[] = [
  ['data that is text', { f: 'x' }, 'text', new ValueError('Data must not be a string.')],
  ['data that is bytes', { f: 'x' }, bytes, new ValueError('Data must not be a string.')],
  [
    'files that are text',
    'text',
    null,
    new ValueError('cannot encode objects that are not 2-tuples'),
  ],
  [
    'a list of one',
    { f: ['x'] },
    null,
    new ValueError('not enough values to unpack (expected 4, got 1)'),
  ],
  [
    'a list of five',
    { f: ['a', 'b', 'c', {}, 'e'] },
    null,
    new ValueError('too many values to unpack (expected 4)'),
  ],
  ['a float', { f: 1.5 }, null, new TypeError("a bytes-like object is required, not 'float'")],
  [
    'a file that is read later',
    { f: { read: () => Promise.resolve('x') } },
    null,
    new TypeError("a bytes-like object is required, not 'Promise'"),
  ],
]

for (const [what, files, data, error] of refused) {
  test(`${what} is refused`, () => {
    expect(() => encodeMultipart(files as FilesInput, data)).toThrow(error)
  })
}

test('a stream that is no file is refused', () => {
  expect(() => encodeMultipart({ f: Readable.from(['a']) as never }, null)).toThrow(TypeError)
})

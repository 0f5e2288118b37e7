import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { writingRefusal } from '../../src/shell/record-refusal.ts'
import { ScratchFolder } from './this-runtime.ts'

const scratch = new ScratchFolder({ 'file.txt': '' })
mkdirSync(join(scratch.path, 'folder'))
afterAll(() => scratch.remove())

function errorOf(file: string): unknown {
  try {
    writeFileSync(file, '')
  } catch (error) {
    return error
  }
  throw new Error(`${file} can be written`)
}

describe('a file that can not be written', () => {
  const places: readonly [file: string, said: string][] = [
    ['nowhere/a.ts', "/nowhere/a.ts can't be written: there is no folder /nowhere; make it first"],
    ['file.txt/a.ts', "/file.txt/a.ts can't be written: /file.txt is no folder; name another"],
    ['folder', '/folder is a folder; name a file in it, such as /folder/session.txt'],
  ]
  test.each(places)('%s', (name, said) => {
    const file = join(scratch.path, name)
    expect(writingRefusal(errorOf(file), file)?.replaceAll(scratch.path, '')).toBe(said)
  })

  const codes: readonly [code: string, said: RegExp][] = [
    ['EACCES', /^a\.ts may not be written by you; name /],
    ['EROFS', /^a\.ts can't be written: its disk may only be read; name /],
    ['ENOSPC', /^a\.ts can't be written: its disk is full; make room/],
    ['EOTHER', /^a\.ts can't be written: the reason$/],
  ]
  test.each(codes)('for %s', (code, said) => {
    const error = Object.assign(new Error('the reason'), { code, syscall: 'open' })
    expect(writingRefusal(error, 'a.ts')).toMatch(said)
  })

  test('where no files can be made', () => {
    const error = Object.assign(new Error('the reason'), { code: 'ENOENT', syscall: 'open' })
    const file = join(scratch.path, 'a.ts')
    expect(writingRefusal(error, file)).toBe(
      `${file} can't be written: no file can be made in ${scratch.path}; name one elsewhere`,
    )
  })

  test('is told from other errors', () => {
    expect(writingRefusal(new Error('no'), 'a.ts')).toBe(undefined)
  })
})

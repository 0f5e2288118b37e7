import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What to say of the errors of a file system, by their code: of a file, and of its folder. */
const texts: Readonly<Record<string, (file: string, folder: string) => string>> = {
  ENOENT: (file, folder) =>
    existsSync(folder)
      ? `${file} can't be written: no file can be made in ${folder}; name one elsewhere`
      : `${file} can't be written: there is no folder ${folder}; make it first`,
  ENOTDIR: (file, folder) => `${file} can't be written: ${folder} is no folder; name another`,
  EISDIR: (file) => `${file} is a folder; name a file in it, such as ${join(file, 'session.txt')}`,
  EACCES: (file) => `${file} may not be written by you; name a file in a folder of yours`,
  EPERM: (file) => `${file} may not be written by you; name a file in a folder of yours`,
  EROFS: (file) => `${file} can't be written: its disk may only be read; name a file elsewhere`,
  ENOSPC: (file) =>
    `${file} can't be written: its disk is full; make room, or name a file elsewhere`,
}

/** What is wrong with a file that can't be written, and what to try; undefined for another error. */
export function writingRefusal(error: unknown, file: string): string | undefined {
  if (!(error instanceof Error && 'code' in error && 'syscall' in error)) return undefined
  const text = texts[String(error.code)]
  return text?.(file, dirname(file)) ?? `${file} can't be written: ${error.message}`
}

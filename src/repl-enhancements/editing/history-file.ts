import { Buffer } from 'node:buffer'
import {
  chmodSync,
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { splitTranscript } from '../transform/transcript.ts'

/** How inputs are kept from one run to the next. */
export interface HistoryOptions {
  readonly file: string
  /** How many inputs are recalled; the file holds at least as many. @default 1000 */
  readonly size?: number
  /** What is written of an input, such as the input without its passwords. @default all of it */
  readonly redact?: (input: string) => string
}

/** An input longer than that is data that was pasted, and is not kept. */
const longestInput = 64 * 1024
/** A shell that stopped while it put the file aside has left its lock behind. */
const staleLockMs = 10_000

/**
 * The inputs of earlier runs: a text file with prompts, as a transcript without what was printed.
 *
 * It is only ever appended to, one write an input, so that shells that are open at the same time
 * and a process that is killed lose nothing. When it has grown long, it is put aside as `FILE.1`,
 * which is read, too, and a new one begun.
 */
export class HistoryFile {
  readonly #file: string
  readonly #size: number
  readonly #redact: (input: string) => string

  constructor({ file, size = 1000, redact = (input) => input }: HistoryOptions) {
    this.#file = file
    this.#size = size
    this.#redact = redact
  }

  /** The inputs of earlier runs, oldest first; none when there is no file yet. */
  load(): readonly string[] {
    mkdirSync(dirname(this.#file), { recursive: true, mode: 0o700 })
    const recent = this.#read(this.#file)
    const inputs =
      recent.length >= this.#size ? recent : [...this.#read(`${this.#file}.1`), ...recent]
    if (recent.length >= this.#size) this.#putAside()
    return inputs.slice(-this.#size)
  }

  /** Writes an input at once. */
  append(input: string): void {
    if (input.length > longestInput) return
    const text = this.#redact(input).split('\n').join('\n... ')
    const file = openSync(this.#file, 'a+', 0o600)
    try {
      writeSync(file, `${endsMidLine(file) ? '\n' : ''}>>> ${text}\n`)
    } finally {
      closeSync(file)
    }
  }

  #read(file: string): readonly string[] {
    try {
      if (statSync(file).isFile()) chmodSync(file, 0o600)
      return splitTranscript(readFileSync(file, 'utf8')).filter((input) => input.trim() !== '')
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
      throw error
    }
  }

  /** Shells that are opened at the same time must not put aside what has just been begun. */
  #putAside(): void {
    const lock = `${this.#file}.lock`
    try {
      closeSync(openSync(lock, 'wx', 0o600))
    } catch {
      if (isOlder(lock, staleLockMs)) rmSync(lock, { force: true })
      return
    }
    try {
      if (this.#read(this.#file).length >= this.#size) renameSync(this.#file, `${this.#file}.1`)
    } finally {
      rmSync(lock, { force: true })
    }
  }
}

/** Whether a shell stopped, or the disk was full, in the middle of an entry. */
function endsMidLine(file: number): boolean {
  const stat = fstatSync(file)
  if (!stat.isFile() || stat.size === 0) return false
  const last = Buffer.alloc(1)
  readSync(file, last, 0, 1, stat.size - 1)
  return last.toString() !== '\n'
}

function isOlder(file: string, ms: number): boolean {
  try {
    return Date.now() - statSync(file).mtimeMs > ms
  } catch {
    return false
  }
}

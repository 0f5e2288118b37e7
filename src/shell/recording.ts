import { closeSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs'
import type { Outcome, SessionObserver } from '../repl-enhancements/session-record.ts'
import { OutputLines } from './output-lines.ts'
import { inputText, isKept } from './session-transcript.ts'

/** What becomes of a file that is there: an error, or it is written anew, or gone on in. */
export type RecordingMode = 'new' | 'replace' | 'append'

export interface RecordingOptions {
  /** @default 'new' */
  readonly mode?: RecordingMode
  /** The command line that starts such a shell. @default none; `pool-repl` behind another session */
  readonly start?: string | undefined
  /** Whether lines about connections are part of the output. @default they are not */
  readonly keepsVerdicts?: () => boolean
  /** Whether it is the session that the file ends with. @default false */
  readonly goesOn?: boolean
}

const flags = { new: 'wx+', replace: 'w+', append: 'a+' } as const

/**
 * A session on its way into a file, as a transcript that `pool-repl check` passes: each line is
 * written as soon as it is known.
 */
export class Recording implements SessionObserver {
  readonly file: string
  /** Is told when the file can't be written any more; the recording has ended then. */
  onFailure: (error: unknown) => void = () => {}
  readonly #options: RecordingOptions
  #descriptor: number | undefined
  #size: number
  #count = 0
  #current: { readonly from: number; readonly lines: OutputLines; interrupted: boolean } | undefined
  #late: OutputLines | undefined

  /** @throws the error of the file system where the file can't be opened, or is there already */
  constructor(file: string, options: RecordingOptions = {}) {
    const { mode = 'new', start, goesOn = false } = options
    this.file = file
    this.#options = options
    this.#descriptor = openSync(file, flags[mode])
    this.#size = fstatSync(this.#descriptor).size
    if (goesOn) return
    const follows = this.#size > 0
    if (follows) this.#write(this.#endsWithLine() ? '\n' : '\n\n')
    // what was recorded before belongs to another shell
    if (follows || start !== undefined) this.#write(`$ ${start ?? 'pool-repl'}\n`)
  }

  /** How many inputs are written. */
  get count(): number {
    return this.#count
  }

  begin(source: string, isCommand: boolean): void {
    this.#current = undefined
    this.#endLate()
    if (!isKept({ source, isCommand })) return
    this.#current = { from: this.#size, lines: this.#outputLines(), interrupted: false }
    this.#write(inputText(source))
  }

  note(text: string): void {
    if (this.#current === undefined) return
    this.#current.interrupted ||= /^KeyboardInterrupt$/m.test(text)
    this.#writeLines(this.#current.lines.take(text))
  }

  /** What comes below an input that is left out is an earlier one's. */
  noteLate(text: string): void {
    if (this.#count === 0) return
    this.#late ??= this.#outputLines()
    this.#writeLines(this.#late.take(text))
  }

  /** Takes a text that stands on lines of its own. */
  noteLines(text: string): void {
    this.note(`${this.#current?.lines.isMidLine ? '\n' : ''}${text}\n`)
  }

  end({ succeeded }: Pick<Outcome, 'succeeded'>): void {
    if (this.#current === undefined) return
    const { from, lines, interrupted } = this.#current
    this.#writeLines(lines.rest())
    this.#current = undefined
    // it would not be interrupted when it is replayed
    if (interrupted && !succeeded) this.#attempt((descriptor) => this.#truncate(descriptor, from))
    else this.#count += 1
  }

  close(): void {
    this.#endLate()
    if (this.#descriptor !== undefined) closeSync(this.#descriptor)
    this.#descriptor = undefined
  }

  #outputLines(): OutputLines {
    return new OutputLines(this.#options.keepsVerdicts ?? (() => false))
  }

  #endLate(): void {
    const late = this.#late
    this.#late = undefined
    if (late !== undefined) this.#writeLines(late.rest())
  }

  #endsWithLine(): boolean {
    const last = new Uint8Array(1)
    this.#attempt((descriptor) => readSync(descriptor, last, 0, 1, this.#size - 1))
    return last[0] === '\n'.charCodeAt(0)
  }

  #writeLines(lines: readonly string[]): void {
    if (lines.length > 0) this.#write(lines.map((line) => `${line}\n`).join(''))
  }

  #write(text: string): void {
    this.#attempt((descriptor) => {
      const bytes = new TextEncoder().encode(text)
      let written = 0
      while (written < bytes.length) {
        const length = bytes.length - written
        written += writeSync(descriptor, bytes, written, length, this.#size + written)
      }
      this.#size += written
    })
  }

  #truncate(descriptor: number, size: number): void {
    ftruncateSync(descriptor, size)
    this.#size = size
  }

  /** A disk that is full ends the recording, not the shell. */
  #attempt(work: (descriptor: number) => void): void {
    if (this.#descriptor === undefined) return
    try {
      work(this.#descriptor)
    } catch (error) {
      this.close()
      this.onFailure(error)
    }
  }
}

import process from 'node:process'
import * as readline from 'node:readline'
import { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import { runtimeName } from '../../runtime/name.ts'
import type { TerminalEvent } from './event-queue.ts'
import { type Key, keyName, typedText } from './key.ts'
import { pasteModeOff, pasteModeOn } from './paste-mode.ts'
import { PasteSplitter } from './paste-splitter.ts'
import { enterRawMode, leaveRawMode, type RawModeInput } from './raw-mode.ts'
import type { ScreenOutput } from './screen.ts'

/** The side of a terminal that keys come from; `process.stdin` is one. */
export interface TerminalInput extends NodeJS.ReadableStream, RawModeInput {
  unref?(): unknown
  ref?(): unknown
}

/** The side of a terminal that is drawn on; `process.stdout` is one. */
export interface TerminalOutput extends NodeJS.WritableStream {
  readonly columns?: number
  readonly rows?: number
}

/** What a terminal reports to. */
export interface TerminalListener {
  event(event: TerminalEvent): void
  resized(): void
}

/**
 * A terminal in raw mode: keys and pasted texts come in, text goes out.
 *
 * Of `node:readline` it uses the key decoder, the one part that is the same on all runtimes.
 */
export class Terminal implements ScreenOutput {
  readonly #input: TerminalInput
  readonly #output: TerminalOutput
  readonly #write: (text: string) => void
  readonly #listener: TerminalListener
  readonly #text = new StringDecoder('utf8')
  readonly #paste = new PasteSplitter()
  readonly #keys = new Readable({ read() {} })
  #isOpen = false

  constructor(input: TerminalInput, output: TerminalOutput, listener: TerminalListener) {
    this.#input = input
    this.#output = output
    // Kept, because `output.write` itself is replaced while the prompt is open.
    const write = output.write
    this.#write = (text) => write.call(output, text)
    this.#listener = listener
    readline.emitKeypressEvents(this.#keys)
    this.#keys.on('keypress', this.#onKey)
  }

  get columns(): number {
    return this.#output.columns || 80
  }

  get rows(): number {
    return this.#output.rows || 24
  }

  write(text: string): void {
    if (text !== '') this.#write(text)
  }

  /** Takes the terminal: raw mode, bracketed paste, keys. */
  open(): void {
    this.#enter()
    this.#input.on('data', this.#onData)
    this.#input.on('end', this.#onEnd)
    this.#input.on('error', this.#onEnd)
    this.#output.on('resize', this.#onResize)
    process.on('SIGINT', this.#onInterrupt)
    process.on('exit', this.#leave)
    // Not SIGHUP: then the terminal is gone, and code that never waits would keep the process.
    process.on('SIGTERM', this.#onTermination)
    this.#input.ref?.()
    this.#input.resume()
  }

  /** Gives the terminal back as it was; nothing of it keeps the process alive. */
  close(): void {
    this.#leave()
    this.#input.off('data', this.#onData)
    this.#input.off('end', this.#onEnd)
    this.#input.off('error', this.#onEnd)
    this.#output.off('resize', this.#onResize)
    process.off('SIGINT', this.#onInterrupt)
    process.off('exit', this.#leave)
    process.off('SIGTERM', this.#onTermination)
    this.#input.pause()
    this.#input.unref?.()
  }

  /**
   * Runs `work` with ctrl-c as a signal instead of a key, which is what breaks an endless loop,
   * until the next turn of the event loop.
   *
   * On Node and Bun `breakOnSigint` of `node:vm` turns the signal into an error. Deno can't stop
   * a loop, so there the signal ends the process rather than leaving it stuck. So does SIGTERM
   * everywhere: nobody would hear of it before the end of the loop.
   */
  withSignals<T>(work: () => T): T {
    process.off('SIGTERM', this.#onTermination)
    if (runtimeName === 'deno') process.off('SIGINT', this.#onInterrupt)
    this.#input.setRawMode?.(false)
    // Not at once, because an evaluator may begin with an await.
    setImmediate(() => {
      if (!this.#isOpen) return
      this.#input.setRawMode?.(true)
      process.off('SIGTERM', this.#onTermination)
      process.on('SIGTERM', this.#onTermination)
      if (runtimeName !== 'deno') return
      process.off('SIGINT', this.#onInterrupt)
      process.on('SIGINT', this.#onInterrupt)
    })
    return work()
  }

  /** Stops the process as ctrl-z does, and calls `resumed` when it goes on. */
  suspend(resumed: () => void): void {
    if (process.platform === 'win32') return
    this.#leave()
    process.once('SIGCONT', () => {
      this.#enter()
      resumed()
    })
    process.kill(process.pid, 'SIGTSTP')
  }

  readonly #enter = (): void => {
    this.#isOpen = true
    enterRawMode(this.#input)
    this.write(pasteModeOn)
  }

  readonly #leave = (): void => {
    this.#isOpen = false
    this.write(pasteModeOff)
    leaveRawMode(this.#input)
  }

  readonly #onTermination = (signal: NodeJS.Signals): void => {
    this.close()
    process.kill(process.pid, signal)
  }

  readonly #onData = (chunk: Buffer | string): void => {
    const text = typeof chunk === 'string' ? chunk : this.#text.write(chunk)
    for (const part of this.#paste.feed(text)) {
      if (part.type === 'paste') this.#listener.event(part)
      else this.#keys.emit('data', Buffer.from(part.text))
    }
  }

  readonly #onKey = (text: string | undefined, key: Key): void => {
    this.#listener.event({ type: 'key', name: keyName(key, text), text: typedText(key, text) })
  }

  readonly #onInterrupt = (): void => this.#listener.event({ type: 'signal' })

  readonly #onEnd = (): void => this.#listener.event({ type: 'end' })

  readonly #onResize = (): void => this.#listener.resized()
}

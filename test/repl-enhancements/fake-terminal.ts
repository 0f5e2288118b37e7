import { PassThrough, Writable } from 'node:stream'
import { VirtualTerminal } from './screen/virtual-terminal.ts'

/** Standard input of a process at a terminal. */
export class FakeInput extends PassThrough {
  readonly isTTY: boolean
  /** Whether raw mode is on. */
  isRaw = false

  constructor(isTTY = true) {
    super()
    this.isTTY = isTTY
  }

  setRawMode(mode: boolean): this {
    this.isRaw = mode
    return this
  }
}

/** An output of a process: a terminal of 40 columns and 12 rows, or a file. */
export class FakeOutput extends Writable {
  readonly isTTY: boolean
  readonly columns = 40
  readonly rows = 12
  readonly terminal: VirtualTerminal
  /** Everything that was written. */
  text = ''

  /** @param terminal the terminal it writes on; several outputs may share one */
  constructor(isTTY = true, terminal: VirtualTerminal = new VirtualTerminal(40, 12)) {
    super({ decodeStrings: false })
    this.isTTY = isTTY
    this.terminal = terminal
  }

  override _write(chunk: Buffer | string, _: BufferEncoding, done: () => void): void {
    const text = chunk.toString()
    this.text += text
    // The driver of a terminal turns a line feed into a line break.
    if (this.isTTY) this.terminal.write(text.replace(/\r?\n/g, '\r\n'))
    done()
  }
}

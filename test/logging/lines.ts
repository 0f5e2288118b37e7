import type { TextStream } from '../../src/logging/default-stream.ts'

/** A stream that keeps what is written to it. */
export class Lines implements TextStream {
  readonly written: string[] = []

  write(text: string): void {
    this.written.push(text)
  }

  /** What was written since the last call. */
  take(): string {
    return this.written.splice(0).join('')
  }
}

import process from 'node:process'
import { setDefaultStream } from '../logging/index.ts'
import { PrintStream, type PrintTarget } from '../repl-enhancements/screen/print-stream.ts'
import { redirectOutput } from '../repl-enhancements/screen/redirected-output.ts'
import { Screen } from '../repl-enhancements/screen/screen.ts'
import { foldLog } from './log-folder.ts'

/** The two outputs of a process. */
interface Outputs {
  readonly stdout: PrintTarget
  readonly stderr: PrintTarget
}

/**
 * Folds log lines that repeat while code runs without a prompt, where standard error is a terminal
 * that can be written over.
 *
 * @returns the function that ends it
 */
export function foldOutput({ stdout, stderr }: Outputs = process): () => void {
  if (stderr.isTTY !== true || process.env.TERM === 'dumb') return () => {}
  const screen = screenOf(stderr)
  const errors = printStream(stderr, screen)
  const values = printStream(stdout, screen)
  const restore = redirectOutput({ from: stdout, to: values }, { from: stderr, to: errors })
  foldLog(errors)
  return () => {
    setDefaultStream()
    restore()
  }
}

function screenOf(terminal: PrintTarget): Screen {
  const { write } = terminal
  return new Screen({
    get columns() {
      return terminal.columns ?? 80
    },
    get rows() {
      return terminal.rows ?? 24
    },
    write: (text) => {
      write.call(terminal, text)
    },
  })
}

function printStream(target: PrintTarget, screen: Screen): PrintStream {
  const original = target.write
  const write = (text: string): void => {
    original.call(target, text)
  }
  const print = (text: string): void => {
    if (target.isTTY) screen.print(text, write)
    else write(text)
  }
  return new PrintStream(target, print, {
    get changes() {
      return screen.changes
    },
    show: ({ shown, over }) => {
      if (over) screen.printOver(shown, write)
      else screen.print(shown, write)
    },
  })
}

import { EventEmitter } from 'node:events'
import type { Command, CommandAction } from './commands.ts'
import type { RecordedInput, SessionObserver } from './session-record.ts'

/** How a text is executed. */
export interface RunOptions {
  /** What errors call it. @default each input gets a number */
  readonly filename?: string
  /** Whether the text is a transcript: of its inputs each is shown first. @default false */
  readonly transcript?: boolean
  /** Whether the text is one input. @default false */
  readonly whole?: boolean
}

/**
 * A running prompt, with the face of `node:repl`'s `REPLServer`.
 *
 * Emits `exit` when it has ended, and `reset` after `.clear`.
 */
export abstract class Repl extends EventEmitter {
  /** Whether keys are read from a terminal; otherwise the whole input runs as a script. */
  abstract readonly terminal: boolean
  /** A stream to standard output whose text appears above the line being typed. */
  abstract readonly stdout: NodeJS.WritableStream
  /** The same for standard error: the stream for log handlers. */
  abstract readonly stderr: NodeJS.WritableStream
  readonly #commands = new Map<string, Command<Repl>>()
  readonly #exit: PromiseWithResolvers<number> = withResolvers()

  /** The object whose properties the lines see as variables. */
  get context(): typeof globalThis {
    return globalThis
  }

  /** The dot commands by name, without the dot. */
  get commands(): ReadonlyMap<string, Command<Repl>> {
    return this.#commands
  }

  /** The exit code, once the prompt has ended and the terminal is as it was. */
  get exited(): Promise<number> {
    return this.#exit.promise
  }

  /** The inputs entered so far, oldest first. */
  abstract get history(): readonly string[]

  /** The inputs executed so far, and what became of each. @default none */
  get recorded(): readonly RecordedInput[] {
    return []
  }

  /** Has `observer` told of the inputs to come. @returns the function that ends it */
  observe(_observer: SessionObserver): () => void {
    return () => {}
  }

  /**
   * Executes `text` input by input, as if it were typed, up to the first error.
   *
   * @returns whether all of it was executed
   */
  abstract run(text: string, options?: RunOptions): Promise<boolean>

  /** Lets a block be edited: what was typed up to ctrl-d, or undefined when it was dropped. */
  async readBlock(): Promise<string | undefined> {
    return undefined
  }

  /** Adds the command `.keyword`, or replaces it. */
  defineCommand(keyword: string, command: Command<Repl> | CommandAction<Repl>): void {
    this.#commands.set(keyword, typeof command === 'function' ? { action: command } : command)
  }

  /** Draws the prompt and what is typed again; does nothing while a line is executed. */
  abstract displayPrompt(): void

  /** Prints `text` on lines of its own, above the line being typed if there is one. */
  printAbove(text: string, stream: 'stdout' | 'stderr' = 'stdout'): void {
    this[stream].write(text.endsWith('\n') ? text : `${text}\n`)
  }

  /** Ends the prompt. @param code what `exited` comes to. @default 0 */
  abstract close(code?: number): void

  /** Tells everybody that the prompt has ended. */
  protected ended(code: number): void {
    this.#exit.resolve(code)
    this.emit('exit')
  }
}

interface PromiseWithResolvers<T> {
  readonly promise: Promise<T>
  readonly resolve: (value: T) => void
}

// Promise.withResolvers is not in Node 20.
function withResolvers<T>(): PromiseWithResolvers<T> {
  let resolve: (value: T) => void = () => {}
  const promise = new Promise<T>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}

import { existsSync } from 'node:fs'
import type { Repl } from '../repl-enhancements/repl.ts'
import { unquoted } from '../repl-enhancements/standard-commands.ts'
import type { ShellEvaluator } from './create-evaluator.ts'
import type { Recording, RecordingMode } from './recording.ts'
import type { ShellOptions } from './shell-options.ts'

/** Gives `repl` the command `.record`; a recording of the options has begun already. */
export function addRecordCommand(
  repl: Repl,
  evaluator: () => Promise<ShellEvaluator>,
  options: ShellOptions,
): void {
  const control = new RecordControl(repl, options)
  repl.defineCommand('record', {
    help: 'Write what is typed and appears to a file: on FILE, append FILE, off',
    async action(text) {
      const [, word = '', file = ''] = /^(\S*)\s*(.*)$/.exec(text) ?? []
      await evaluator()
      this.printAbove(await control.command(word, unquoted(file)), 'stderr')
    },
  })
}

/** The recording of a prompt, now and before. */
class RecordControl {
  readonly #repl: Repl
  readonly #options: ShellOptions
  #recording: Recording | undefined
  #stop: () => void = () => {}
  #last: string | undefined

  constructor(repl: Repl, options: ShellOptions) {
    this.#repl = repl
    this.#options = options
    if (options.recording !== undefined) this.#begin(options.recording)
  }

  /** @returns what is told */
  async command(word: string, file: string): Promise<string> {
    if (word === '') return this.#state()
    if (word === 'off') return this.#end()
    if (word === 'on' || word === 'append') return this.#on(file, word === 'append')
    throw new Error('.record takes on FILE, append FILE, or off')
  }

  #state(): string {
    if (this.#recording === undefined) return 'nothing is recorded'
    return `${this.#recording.file}: recording`
  }

  #end(): string {
    const recording = this.#recording
    if (recording === undefined) return 'nothing is recorded'
    this.#stop()
    recording.close()
    this.#recording = undefined
    return `${recording.file}: ${counted(recording.count)}`
  }

  async #on(given: string, appends: boolean): Promise<string> {
    const file = given === '' ? this.#last : given
    if (file === undefined) throw new Error('.record on takes the name of a file')
    if (this.#recording !== undefined) {
      throw new Error(`${this.#recording.file} is being recorded; .record off ends it`)
    }
    const isOwn = file === this.#last
    if (!appends && !isOwn && existsSync(file)) {
      throw new Error(`${file} is there already; .record append ${file} goes on in it`)
    }
    const mode: RecordingMode = appends || isOwn ? 'append' : 'new'
    const { openRecording, refusalOf } = await import('./open-recording.ts')
    try {
      this.#begin(openRecording(file, { options: this.#options, mode, goesOn: isOwn }))
    } catch (error) {
      const refusal = refusalOf(error, file)
      throw refusal === undefined ? error : new Error(refusal, { cause: error })
    }
    return this.#state()
  }

  #begin(recording: Recording): void {
    this.#recording = recording
    this.#last = recording.file
    this.#stop = this.#repl.observe(recording)
    recording.onFailure = (error) => {
      this.#recording = undefined
      const reason = error instanceof Error ? error.message : String(error)
      this.#repl.printAbove(`${recording.file} is not recorded any more: ${reason}`, 'stderr')
    }
  }
}

function counted(count: number): string {
  return count === 1 ? '1 input' : `${count} inputs`
}

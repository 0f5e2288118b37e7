import type { EventQueue, TerminalEvent } from '../screen/event-queue.ts'
import type { Screen } from '../screen/screen.ts'
import { splitTranscript } from '../transform/transcript.ts'
import { History } from './history.ts'
import { editingKeys } from './keymap.ts'
import { LineEditor } from './line-editor.ts'
import { pastedLines } from './pasted-lines.ts'

/** What was entered at the prompt. */
export type Input =
  | { readonly type: 'source'; readonly source: string }
  /** ctrl-c; `source` is what it dropped. */
  | { readonly type: 'dropped'; readonly source: string }
  /** ctrl-d on an empty prompt, or the end of the input. */
  | { readonly type: 'end' }

export interface InputReaderOptions {
  readonly prompt: string
  readonly continuationPrompt: string
  readonly events: EventQueue
  readonly screen: Screen
  /** Stops the process, as ctrl-z asks for. */
  readonly suspend: () => void
  /**
   * Whether the enter key takes `source` as it is (true) or goes on to another line (false).
   * `next` is the line that was pasted behind it, if any.
   */
  readonly accepts: (source: string, next: string | undefined) => Promise<boolean>
}

type Outcome = Input | undefined

/**
 * Reads one input after the other: keys into the editor, the editor onto the screen, until enter
 * finds the text whole. Several lines are one text, edited and recalled as a whole.
 */
export class InputReader {
  readonly history: History = new History()
  readonly #options: InputReaderOptions
  readonly #editor = new LineEditor()
  #reading = false

  constructor(options: InputReaderOptions) {
    this.#options = options
  }

  /** Shows the prompt and waits for an input. */
  async read(): Promise<Input> {
    this.#editor.reset()
    this.history.rewind()
    this.#reading = true
    for (;;) {
      // Pasted and typed-ahead keys are drawn once, when they have all been taken.
      if (this.#options.events.isEmpty) this.#show()
      const input = await this.#take(await this.#options.events.next())
      if (input === undefined) continue
      this.#reading = false
      return input
    }
  }

  /** Draws the prompt again, if it is shown. */
  redraw(): void {
    if (this.#reading) this.#show()
  }

  async #take(event: TerminalEvent): Promise<Outcome> {
    switch (event.type) {
      case 'key':
        return this.#takeKey(event.name, event.text)
      case 'paste':
        this.#paste(event.text)
        return undefined
      case 'pastedEnter':
        return this.#enter(event.next)
      case 'signal':
        // Under npm one ctrl-c may come twice; with nothing typed it must not ask to leave.
        if (this.#editor.text === '') return undefined
        return this.#leave({ type: 'dropped', source: this.#editor.text })
      case 'end':
        return this.#leave({ type: 'end' })
    }
  }

  async #takeKey(name: string, text: string | undefined): Promise<Outcome> {
    switch (name) {
      case 'return':
      case 'enter':
        return this.#enter(undefined)
      case 'C-c':
        return this.#leave({ type: 'dropped', source: this.#editor.text })
      case 'C-d':
        if (this.#editor.text === '') return this.#leave({ type: 'end' })
        this.#editor.deleteRight()
        return undefined
      case 'C-l':
        this.#options.screen.clear()
        return undefined
      case 'C-z':
        this.#options.suspend()
        return undefined
      default:
        this.#edit(name, text)
        return undefined
    }
  }

  #edit(name: string, text: string | undefined): void {
    const edit = editingKeys.get(name)
    if (edit !== undefined) edit(this.#editor)
    else if (name === 'up' && this.#editor.moveUp()) return
    else if (name === 'down' && this.#editor.moveDown()) return
    else if (name === 'up' || name === 'C-p') this.#recall(this.history.older(this.#editor.text))
    else if (name === 'down' || name === 'C-n') this.#recall(this.history.newer())
    else if (text !== undefined) this.#editor.insert(text)
    // A tab with keys right behind it was pasted, in a terminal without bracketed paste.
    else if (name === 'tab' && !this.#options.events.isEmpty) this.#editor.insert('\t')
  }

  #recall(source: string | undefined): void {
    if (source !== undefined) this.#editor.reset(source)
  }

  async #enter(next: string | undefined): Promise<Outcome> {
    const source = withoutPrompts(this.#editor.text)
    if (source.trim() === '') {
      // Blank lines of a pasted text say nothing; typed ones give a fresh prompt.
      if (next !== undefined) this.#editor.reset()
      return next === undefined ? this.#leave({ type: 'source', source: '' }) : undefined
    }
    if (next === undefined && this.#editor.after.includes('\n')) {
      this.#editor.insert('\n')
      return undefined
    }
    this.#show()
    const { events, accepts } = this.#options
    const accepted = await events.interruptible(
      () => accepts(source, next),
      () => 'interrupted' as const,
    )
    if (accepted === 'interrupted') return this.#leave({ type: 'dropped', source })
    if (accepted) return this.#leave({ type: 'source', source })
    this.#editor.moveToEnd()
    this.#editor.insert('\n')
    return undefined
  }

  #leave(input: Input): Input {
    this.#editor.moveToEnd()
    this.#show()
    this.#options.screen.leave()
    if (input.type === 'source') this.history.add(input.source)
    return input
  }

  #paste(text: string): void {
    const [first = '', ...others] = pastedLines(text)
    if (others.length === 0 || this.#editor.after.includes('\n')) {
      this.#editor.insert([first, ...others].join('\n'))
      return
    }
    // What stands behind the cursor goes behind the last line.
    const after = this.#editor.after
    this.#editor.reset(this.#editor.before)
    const lines = [first, ...others.slice(0, -1), `${others.at(-1) ?? ''}${after}`]
    this.#options.events.unshift(
      lines.flatMap((line, index): TerminalEvent[] => {
        const next = lines[index + 1]
        const inserted: TerminalEvent = { type: 'paste', text: line }
        return next === undefined ? [inserted] : [inserted, { type: 'pastedEnter', next }]
      }),
    )
  }

  #show(): void {
    const { text, cursor } = this.#editor
    const { prompt, continuationPrompt, screen } = this.#options
    screen.show({ prompt, continuationPrompt, text, cursor })
  }
}

/** A terminal without bracketed paste types the prompts of a pasted transcript. */
function withoutPrompts(source: string): string {
  return splitTranscript(source).join('\n')
}

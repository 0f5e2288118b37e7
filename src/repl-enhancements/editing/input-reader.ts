import type { EventQueue, TerminalEvent } from '../screen/event-queue.ts'
import type { Frame } from '../screen/layout.ts'
import type { Screen } from '../screen/screen.ts'
import { splitTranscript } from '../transform/transcript.ts'
import { type Completer, columns, commonPrefix } from './completion.ts'
import type { History } from './history.ts'
import { HistorySearch } from './history-search.ts'
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
  readonly history: History
  /** What the tab key asks. */
  readonly complete: Completer
  /** Shows a text above the line being typed. */
  readonly print: (text: string) => void
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
  readonly #options: InputReaderOptions
  readonly #history: History
  readonly #editor = new LineEditor()
  #reading = false
  /** Whether a block is edited: enter begins another line of it, ctrl-d ends it. */
  #inBlock = false
  #search: HistorySearch | undefined
  #lastSearch = ''

  constructor(options: InputReaderOptions) {
    this.#options = options
    this.#history = options.history
  }

  /** Shows no prompt and waits for lines up to ctrl-d. */
  async readBlock(): Promise<Input> {
    this.#inBlock = true
    try {
      return await this.read()
    } finally {
      this.#inBlock = false
    }
  }

  /** Shows the prompt and waits for an input. */
  async read(): Promise<Input> {
    this.#editor.reset()
    this.#history.rewind()
    this.#search = undefined
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
        if (this.#search !== undefined) this.#search.type(pastedLines(event.text)[0] ?? '')
        else this.#paste(event.text)
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
    if (this.#search !== undefined && this.#searchOn(this.#search, name, text)) return undefined
    switch (name) {
      case 'return':
      case 'enter':
        return this.#enter(undefined)
      case 'C-c':
        return this.#leave({ type: 'dropped', source: this.#editor.text })
      case 'C-d':
        if (this.#inBlock) return this.#leave({ type: 'source', source: this.#editor.text })
        if (this.#editor.text === '') return this.#leave({ type: 'end' })
        this.#editor.deleteRight()
        return undefined
      case 'C-l':
        this.#options.screen.clear()
        return undefined
      case 'C-z':
        this.#options.suspend()
        return undefined
      case 'C-r':
        this.#search = new HistorySearch(this.#history.entries)
        return undefined
      case 'tab':
        await this.#tab()
        return undefined
      default:
        this.#edit(name, text)
        return undefined
    }
  }

  /** Takes a key of a search; every other key ends it with what was found, and is taken as ever. */
  #searchOn(search: HistorySearch, name: string, text: string | undefined): boolean {
    if (name === 'C-r' && search.text === '') search.type(this.#lastSearch)
    else if (name === 'C-r') search.older()
    else if (name === 'C-s') search.newer()
    else if (name === 'backspace' || name === 'C-h') search.erase()
    else if (text !== undefined) search.type(text)
    else {
      this.#search = undefined
      const cancels = name === 'C-g' || name === 'C-c' || name.endsWith('escape')
      if (cancels) return name !== 'C-c'
      this.#takeFound(search)
      return false
    }
    return true
  }

  #takeFound({ found, position, text }: HistorySearch): void {
    this.#lastSearch = text
    if (found === undefined || text === '') return
    this.#history.seek(found, this.#editor.text)
    this.#editor.reset(found, position)
  }

  /** Completes what stands before the cursor; where nothing does, indents. */
  async #tab(): Promise<void> {
    const { events, complete, print, screen } = this.#options
    const { before } = this.#editor
    // A tab with keys right behind it was pasted, in a terminal without bracketed paste.
    if (!events.isEmpty) return this.#editor.insert('\t')
    if (/(?:^|\n)[ \t]*$/.test(before)) return this.#editor.insert('  ')
    const nothing = [[], ''] as const
    const [candidates, typed] = await events.interruptible(
      async () => complete(before),
      () => nothing,
    )
    const more = commonPrefix(candidates).slice(typed.length)
    if (more !== '') this.#editor.insert(more)
    else if (candidates.length > 1) print(columns(candidates, screen.columns))
  }

  #edit(name: string, text: string | undefined): void {
    const edit = editingKeys.get(name)
    if (edit !== undefined) edit(this.#editor)
    else if (name === 'up' && this.#editor.moveUp()) return
    else if (name === 'down' && this.#editor.moveDown()) return
    else if (text !== undefined) this.#editor.insert(text)
    else if (this.#inBlock) return
    else if (name === 'up' || name === 'C-p') this.#recall(this.#history.older(this.#editor.text))
    else if (name === 'down' || name === 'C-n') this.#recall(this.#history.newer())
  }

  #recall(source: string | undefined): void {
    if (source !== undefined) this.#editor.reset(source)
  }

  async #enter(next: string | undefined): Promise<Outcome> {
    if (this.#inBlock) {
      this.#editor.insert('\n')
      return undefined
    }
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
    this.#options.screen.leave(this.#frame())
    if (input.type === 'source') this.#history.add(input.source)
    return input
  }

  #paste(text: string): void {
    const [first = '', ...others] = pastedLines(text)
    if (others.length === 0 || this.#inBlock || this.#editor.after.includes('\n')) {
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
    this.#options.screen.show(this.#frame())
  }

  #frame(): Frame {
    if (this.#search !== undefined) return this.#searchFrame(this.#search)
    const { text, cursor } = this.#editor
    if (this.#inBlock) return { prompt: '', continuationPrompt: '', text, cursor }
    const { prompt, continuationPrompt } = this.#options
    return { prompt, continuationPrompt, text, cursor }
  }

  #searchFrame(search: HistorySearch): Frame {
    const { continuationPrompt } = this.#options
    const prompt = `(${search.failed ? 'failed ' : ''}reverse-i-search)'${search.text}': `
    const text = search.found ?? ''
    return { prompt, continuationPrompt, text, cursor: search.position }
  }
}

/** A terminal without bracketed paste types the prompts of a pasted transcript. */
function withoutPrompts(source: string): string {
  return splitTranscript(source).join('\n')
}

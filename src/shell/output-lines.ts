import { stripVTControlCharacters } from 'node:util'
import { PlotLines } from './record-plots.ts'
import { openLine, outputWithoutSecrets } from './session-transcript.ts'
import { isVerdict } from './verdicts.ts'

/** So many lines before a line may tell that it holds a secret. */
const contextLines = 12

/** Output on its way into a transcript: each line as soon as it is whole, without secrets. */
export class OutputLines {
  readonly #keepsVerdicts: () => boolean
  #context: readonly string[] = []
  #rest = ''
  #inKey = false
  readonly #plots = new PlotLines()

  /** @param keepsVerdicts whether lines about connections are part of the output */
  constructor(keepsVerdicts: () => boolean) {
    this.#keepsVerdicts = keepsVerdicts
  }

  /** Takes what has appeared, and gives the lines that are whole by now. */
  take(text: string): readonly string[] {
    const lines = (this.#rest + text).split('\n')
    this.#rest = lines.pop() ?? ''
    return lines.flatMap((line) => this.#written(stripVTControlCharacters(line)))
  }

  /** Whether the last line is not whole yet. */
  get isMidLine(): boolean {
    return this.#rest !== ''
  }

  /** The last line, if it has no end. */
  rest(): readonly string[] {
    return this.#rest === '' ? [] : this.take('\n')
  }

  #written(line: string): readonly string[] {
    if (this.#inKey) {
      this.#inKey = !/-----END [A-Z ]*PRIVATE KEY-----/.test(line)
      return []
    }
    this.#inKey = /-----BEGIN [A-Z ]*PRIVATE KEY-----(?!.*-----END )/.test(line)
    const safe = this.#withoutSecrets(line)
    this.#context = [...this.#context, line].slice(-contextLines)
    if (this.#plots.has(line)) return []
    return isVerdict(line) && !this.#keepsVerdicts() ? [] : [openLine(safe)]
  }

  /** A line alone does not tell that it is the value of a name above it. */
  #withoutSecrets(line: string): string {
    const together = outputWithoutSecrets([...this.#context, line].join('\n')).split('\n')
    const isWhole = together.length === this.#context.length + 1
    return outputWithoutSecrets(isWhole ? (together.at(-1) ?? '') : line)
  }
}

import { bindArguments, className, defineRepr, str, typeName } from '../repr/index.ts'
import { defaultStream, type TextStream } from './default-stream.ts'
import { Handler } from './handler.ts'
import { getLevelName } from './levels.ts'
import type { LogRecord } from './log-record.ts'

const INIT = { name: 'StreamHandler.__init__', parameters: ['stream'], method: true } as const

/** A stream, or Python's keyword argument of that name. */
export type StreamArgument = TextStream | null | { readonly stream?: TextStream | null }

/**
 * Writes records to a stream, a line each. Mirrors Python's `logging.StreamHandler`.
 *
 * @example
 * logging.getLogger('urllib3').addHandler(new StreamHandler(process.stdout))
 */
export class StreamHandler extends Handler {
  static {
    defineRepr(StreamHandler, (handler) => {
      const name = str(handler.stream.name ?? '')
      return `<${className(handler)} ${name === '' ? '' : `${name} `}(${getLevelName(handler.level)})>`
    })
  }

  terminator = '\n'
  #stream: TextStream | null

  /** @param stream anything with `write(text)`; without one, stderr as it is at each record */
  constructor(stream: StreamArgument = null) {
    super()
    this.#stream = isStream(stream) ? stream : givenStream(stream)
  }

  get stream(): TextStream {
    return this.#stream ?? defaultStream()
  }

  set stream(stream: TextStream) {
    this.#stream = stream
  }

  /** Writes elsewhere from now on, and gives the stream so far; `null` when it is the same. */
  setStream(stream: TextStream): TextStream | null {
    if (stream === this.stream) return null
    const previous = this.stream
    this.flush()
    this.#stream = stream
    return previous
  }

  override emit(record: LogRecord): void {
    try {
      this.stream.write(this.format(record) + this.terminator)
      this.flush()
    } catch (error) {
      this.handleError(record, error)
    }
  }

  override flush(): void {
    const { stream } = this
    if (typeof stream.flush === 'function') stream.flush()
  }
}

function givenStream(argument: unknown): TextStream | null {
  const { stream = null } = bindArguments(INIT, [argument])
  if (stream === null || isStream(stream)) return stream
  throw new TypeError(`stream must have a write() method, not be ${typeName(stream)}`)
}

function isStream(value: unknown): value is TextStream {
  return (
    typeof value === 'object' &&
    value !== null &&
    'write' in value &&
    typeof value.write === 'function'
  )
}

import { bindArguments, className, defineRepr, typeName } from '../repr/index.ts'
import { encoder } from './encoding.ts'
import { getLevelName } from './levels.ts'
import { LogFile } from './log-file.ts'
import { StreamHandler } from './stream-handler.ts'

export interface FileHandlerOptions {
  readonly filename?: string
  /** `a` appends, `w` empties the file first, `x` refuses one that exists. @default 'a' */
  readonly mode?: string
  /** @default 'utf-8' */
  readonly encoding?: string | null
  /** Whether the file is opened only when something is logged. @default false */
  readonly delay?: boolean
  /** What to do about characters that the encoding does not have. @default 'strict' */
  readonly errors?: string | null
}

/** By position as in Python, keyword arguments in one object last. */
export type FileHandlerArguments =
  | [
      filename: string,
      mode?: string,
      encoding?: string | null,
      delay?: boolean,
      errors?: string | null,
      options?: FileHandlerOptions,
    ]
  | [filename: string, mode: string, encoding: string | null, options?: FileHandlerOptions]
  | [filename: string, mode: string, options?: FileHandlerOptions]
  | [filename: string, options?: FileHandlerOptions]
  | [options: FileHandlerOptions]

const SIGNATURE = {
  name: 'FileHandler.__init__',
  parameters: ['filename', 'mode', 'encoding', 'delay', 'errors'],
  required: 1,
  method: true,
} as const

/**
 * Writes records to a file, each at once. Mirrors Python's `logging.FileHandler`; what the file
 * system refuses comes as the runtime's own error (`ENOENT`, `EACCES`).
 *
 * @throws ValueError for a mode, LookupError for an encoding that there is not
 * @example
 * logging.getLogger().addHandler(new FileHandler('http.log', { mode: 'w' }))
 */
export class FileHandler extends StreamHandler {
  static {
    defineRepr(FileHandler, (handler) => {
      return `<${className(handler)} ${handler.baseFilename} (${getLevelName(handler.level)})>`
    })
  }

  /** The file's path, from the root. */
  readonly baseFilename: string
  readonly mode: string
  readonly encoding: string | null
  readonly errors: string | null
  readonly delay: boolean
  readonly #file: LogFile

  constructor(...args: FileHandlerArguments) {
    const bound = bindArguments(SIGNATURE, args)
    const baseFilename = fromRoot(text('filename', bound.filename))
    const mode = text('mode', bound.mode ?? 'a')
    const encoding = textOrNone('encoding', bound.encoding)
    const errors = textOrNone('errors', bound.errors)
    const file = new LogFile(baseFilename, mode, encoder(encoding ?? 'utf-8', errors ?? 'strict'))
    const delay = Boolean(bound.delay)
    if (!delay) file.open()
    super(file)
    this.baseFilename = baseFilename
    this.mode = mode
    this.encoding = encoding
    this.errors = errors
    this.delay = delay
    this.#file = file
  }

  /** Closes the file. A record that comes later opens it again, unless its mode is `w`. */
  override close(): void {
    this.#file.close()
    super.close()
  }
}

function text(name: string, value: unknown): string {
  if (typeof value === 'string') return value
  throw new TypeError(`${name} must be str, not ${typeName(value)}`)
}

function textOrNone(name: string, value: unknown): string | null {
  return value === undefined || value === null ? null : text(name, value)
}

function fromRoot(path: string): string {
  if (/^([\\/]|[a-z]:)/i.test(path)) return path
  return `${globalThis.process.cwd()}/${path.replace(/^\.\//, '')}`
}

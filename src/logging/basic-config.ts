import { ValueError } from '../errors.ts'
import { isPlainObject } from '../repr/index.ts'
import type { TextStream } from './default-stream.ts'
import { FileHandler } from './file-handler.ts'
import { Formatter, type StyleName } from './formatter.ts'
import type { Handler } from './handler.ts'
import { checkLevel, type Level } from './levels.ts'
import type { Logger } from './logger.ts'
import { StreamHandler } from './stream-handler.ts'

export interface BasicConfigOptions {
  /** The root logger's level. @default it stays: WARNING in a fresh process */
  readonly level?: Level | null
  /** @default `%(levelname)s:%(name)s:%(message)s` in the style chosen */
  readonly format?: string | null
  /** For `strftime`. @default null: `2023-02-16 12:00:47,123` */
  readonly datefmt?: string | null
  /** @default '%' */
  readonly style?: StyleName
  /** Handlers of one's own, instead of one for a stream or a file. */
  readonly handlers?: Iterable<Handler> | null
  /** @default null: stderr */
  readonly stream?: TextStream | null
  /** Logs to a file instead. */
  readonly filename?: string | null
  /** The mode of the file: `a`, `w` or `x`. @default 'a' */
  readonly filemode?: string
  /** The encoding of the file. @default 'utf-8' */
  readonly encoding?: string | null
  /** What to do about characters that the encoding does not have. @default 'backslashreplace' */
  readonly errors?: string | null
  /** Whether handlers that the root logger has are removed and closed first. @default false */
  readonly force?: boolean
}

/** What a call asks for, made and checked, not yet in force. */
interface Plan {
  readonly handlers: readonly Handler[]
  readonly formatter: Formatter
  readonly level: number | undefined
}

const FORMATS = new Map<unknown, string>([
  ['%', '%(levelname)s:%(name)s:%(message)s'],
  ['{', '{levelname}:{name}:{message}'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: this is Python's default format
  ['$', '${levelname}:${name}:${message}'],
])

const ALWAYS_KNOWN = [
  'force',
  'encoding',
  'errors',
  'handlers',
  'datefmt',
  'style',
  'format',
  'level',
]
const KNOWN_WITHOUT_HANDLERS = ['filename', 'filemode', 'stream']

/**
 * The one-call configuration of a root logger. Mirrors Python's `logging.basicConfig`, but for
 * two points: a call that throws changes nothing, and it knows presets.
 */
export class BasicConfig {
  readonly #root: Logger
  #preset:
    | { readonly handlers: readonly Handler[]; readonly level: number; before: number }
    | undefined

  constructor(root: Logger) {
    this.#root = root
  }

  /**
   * Gives the root logger a handler and a level. Does nothing when it has handlers, unless `force`
   * is set or they are a preset: the preset, handlers and level, makes room first.
   *
   * @throws ValueError when options contradict each other, or are unknown
   */
  basicConfig(...args: [options?: BasicConfigOptions]): void {
    const options = optionsOf(args)
    const preset = this.#preset?.handlers ?? []
    const own = this.#root.handlers.filter((handler) => !preset.includes(handler))
    const idle = own.length > 0 && !options.force
    const plan = idle ? undefined : planOf(options)
    this.#removePreset()
    if (plan === undefined) return
    for (const handler of own) this.#remove(handler)
    this.#apply(plan)
  }

  /**
   * As {@link BasicConfig.basicConfig} on a root logger without handlers, but the next call of
   * `basicConfig` replaces it as if it had never been. Does nothing when the root has handlers.
   */
  presetBasicConfig(options: BasicConfigOptions = {}): void {
    if (this.#root.handlers.length > 0) return
    const plan = planOf(options)
    const before = this.#root.level
    this.#apply(plan)
    this.#preset = { handlers: plan.handlers, level: this.#root.level, before }
  }

  #removePreset(): void {
    if (this.#preset === undefined) return
    const { handlers, level, before } = this.#preset
    this.#preset = undefined
    for (const handler of handlers) this.#remove(handler)
    // A level that was set by hand since then is the user's.
    if (this.#root.level === level) this.#root.setLevel(before)
  }

  #remove(handler: Handler): void {
    this.#root.removeHandler(handler)
    handler.close()
  }

  #apply({ handlers, formatter, level }: Plan): void {
    for (const handler of handlers) {
      if (handler.formatter === null) handler.setFormatter(formatter)
      this.#root.addHandler(handler)
    }
    if (level !== undefined) this.#root.setLevel(level)
  }
}

function optionsOf(args: readonly unknown[]): BasicConfigOptions {
  const [options = {}] = args
  if (args.length > 1 || !isPlainObject(options)) {
    const given = args.length === 1 ? '1 was' : `${args.length} were`
    throw new TypeError(`basicConfig() takes 0 positional arguments but ${given} given`)
  }
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
}

function planOf(options: BasicConfigOptions): Plan {
  refuseContradictions(options)
  const { style = '%', datefmt = null, level } = options
  const defaultFormat = FORMATS.get(style)
  if (defaultFormat === undefined) {
    throw new ValueError(`Style must be one of: ${[...FORMATS.keys()]}`)
  }
  const { format = defaultFormat } = options
  const formatter = new Formatter(format, datefmt, style)
  const number = level === undefined || level === null ? undefined : checkLevel(level)
  refuseUnknown(options)
  // Last, because it may make a file.
  return { formatter, level: number, handlers: handlersOf(options) }
}

function handlersOf(options: BasicConfigOptions): readonly Handler[] {
  if (options.handlers) return [...options.handlers]
  if (!options.filename) return [new StreamHandler(options.stream ?? null)]
  const { filename, filemode = 'a', encoding = null, errors = 'backslashreplace' } = options
  return [new FileHandler(filename, filemode, { encoding, errors })]
}

function refuseContradictions(options: BasicConfigOptions): void {
  const hasHandlers = options.handlers !== undefined && options.handlers !== null
  if (hasHandlers && ('stream' in options || 'filename' in options)) {
    throw new ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
  }
  if ('stream' in options && 'filename' in options) {
    throw new ValueError("'stream' and 'filename' should not be specified together")
  }
}

function refuseUnknown(options: BasicConfigOptions): void {
  const known = options.handlers
    ? ALWAYS_KNOWN
    : options.filename
      ? [...ALWAYS_KNOWN, 'filename', 'filemode']
      : [...ALWAYS_KNOWN, ...KNOWN_WITHOUT_HANDLERS]
  const unknown = Object.keys(options).filter((key) => !known.includes(key))
  if (unknown.length > 0) throw new ValueError(`Unrecognised argument(s): ${unknown.join(', ')}`)
}

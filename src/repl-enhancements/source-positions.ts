import { runtimeName } from '../runtime/name.ts'
import { pointedAt, withoutRewriting, withoutTemporaries } from './javascriptcore.ts'
import type { KnownInput, Segment } from './known-input.ts'

/** Where something stands in what was entered; both from 1. */
export interface SourcePosition {
  readonly filename: string
  readonly line: number
  readonly column: number
}

/** Whether the engine is JavaScriptCore. */
const isJavaScriptCore = runtimeName === 'bun'

/** So many inputs are remembered: an error may come long after its line. */
const remembered = 200

/** What inputs of a file are called has the line that they begin on behind it. */
const beginning = /#\d+(?=:\d+:\d+\)?$)/

/**
 * Finds where in the inputs an error happened: the engine knows places in the rewritten code
 * only.
 */
export class SourcePositions {
  readonly #inputs = new Map<string, KnownInput>()
  readonly #located = new WeakMap<object, SourcePosition>()

  remember(filename: string, input: KnownInput): void {
    this.#inputs.delete(filename)
    this.#inputs.set(filename, input)
    if (this.#inputs.size <= remembered) return
    const [oldest = ''] = this.#inputs.keys()
    this.#inputs.delete(oldest)
  }

  /** Notes where the code is that an error refuses; its stack has no frame for that. */
  locate(error: object, position: SourcePosition): void {
    this.#located.set(error, position)
  }

  /** Has an error speak of an input as it was entered, where the engine quotes what it was given. */
  reword(error: unknown, filename: string): void {
    const input = this.#inputs.get(filename)
    if (input === undefined || !(error instanceof Error)) return
    const message = isJavaScriptCore
      ? withoutRewriting(error.message, input)
      : withoutTemporaries(error.message)
    if (message === error.message) return
    const stack = error.stack?.replace(error.message, () => message)
    error.message = message
    if (stack !== undefined) error.stack = stack
  }

  /** The places of an error's stack that lie in inputs, innermost first. */
  of(error: unknown): readonly SourcePosition[] {
    if (!(error instanceof Error)) return []
    const located = this.#located.get(error)
    if (located !== undefined) return [located]
    const stack = error.stack ?? ''
    const found: SourcePosition[] = []
    for (const frame of stack.split('\n')) {
      const place = this.#placeIn(frame, found.length === 0 ? unknownName(error) : undefined)
      if (place !== undefined) found.push(place)
    }
    return found
  }

  /** An error's stack with the places of inputs as they were entered, and without our own part. */
  stackOf(error: unknown): string {
    if (!(error instanceof Error) || error.stack === undefined) return String(error)
    const lines: string[] = []
    let unknown = unknownName(error)
    for (const line of error.stack.split('\n')) {
      const frame = isFrame(line) ? this.#frame(line, unknown) : line
      if (isFrame(line)) unknown = undefined
      if (frame !== undefined) lines.push(frame)
    }
    return lines.join('\n')
  }

  #frame(frame: string, unknown: string | undefined): string | undefined {
    const [, filename] = partsOf(frame)
    if (filename === undefined || !this.#inputs.has(filename)) {
      return machinery.test(frame) || isOurs(frame) ? undefined : frame
    }
    const place = this.#placeIn(frame, unknown)
    if (place === undefined) return undefined
    return frame
      .replace(/:\d+:\d+(\)?)$/, `:${place.line}:${place.column}$1`)
      .replace(beginning, '')
      .replace(/at <anonymous> \((.*)\)$/, 'at $1')
  }

  #placeIn(frame: string, unknown: string | undefined): SourcePosition | undefined {
    const [, filename = '', line, column] = partsOf(frame)
    const input = this.#inputs.get(filename)
    if (input === undefined) return undefined
    const segment = segmentAt(input.mappings()[Number(line) - 1] ?? [], Number(column) - 1)
    if (segment === undefined) return undefined
    const [, , mappedLine = 0, mappedColumn = 0] = segment
    const text = input.code.split('\n')[mappedLine] ?? ''
    const column0 = columnBefore(input, mappedLine, pointedAt(text, mappedColumn, unknown))
    return { filename, line: mappedLine + input.firstLine, column: column0 + 1 }
  }
}

const ownFolders = ['.', '../runtime/'].map((path) => new URL(path, import.meta.url).pathname)
const machinery = /\b(?:node|ext|native|internal|bun):|[( ](?:native|unknown)\)?$/

function isOurs(frame: string): boolean {
  return ownFolders.some((folder) => frame.includes(folder))
}

/** The name that an error says is not defined. */
function unknownName(error: unknown): string | undefined {
  return error instanceof ReferenceError ? /^(\S+) is not def/.exec(error.message)?.[1] : undefined
}

function isFrame(line: string): boolean {
  return /^\s+at /.test(line)
}

/** A frame's file, line and column. */
function partsOf(frame: string): readonly (string | undefined)[] {
  return /(?:^|[(\s@])([^()\s@]+):(\d+):(\d+)\)?$/.exec(frame) ?? []
}

/**
 * The column before the types were taken out. What is left stands in the same order on the same
 * line, so it is looked for letter by letter; that may be off by a few columns.
 */
function columnBefore({ source, code }: KnownInput, line: number, column: number): number {
  if (source === code) return column
  const before = source.split('\n')[line] ?? ''
  const behind = code.split('\n')[line] ?? ''
  let at = 0
  for (const letter of behind.slice(0, column)) {
    const found = before.indexOf(letter, at)
    if (found >= 0) at = found + 1
  }
  return Math.max(before.indexOf(behind[column] ?? '', at), at)
}

/** The segment at a column; in text that was put in, the one behind it. */
function segmentAt(segments: readonly Segment[], column: number): Segment | undefined {
  return segments.find(([start = 0]) => start >= column) ?? segments.at(-1)
}

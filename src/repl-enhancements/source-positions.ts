/** Where something stands in what was entered; both from 1. */
export interface SourcePosition {
  readonly filename: string
  readonly line: number
  readonly column: number
}

/** A line of a source map: column after rewriting, source, line and column before. */
type Segment = readonly number[]

interface Known {
  readonly mappings: () => readonly (readonly Segment[])[]
}

/** So many inputs are remembered: an error may come long after its line. */
const remembered = 200

/**
 * Finds where in the inputs an error happened: the engine knows places in the rewritten code
 * only.
 */
export class SourcePositions {
  readonly #inputs = new Map<string, Known>()

  /** @param mappings the source map, made when it is asked for */
  remember(filename: string, mappings: Known['mappings']): void {
    this.#inputs.delete(filename)
    this.#inputs.set(filename, { mappings })
    if (this.#inputs.size <= remembered) return
    const [oldest = ''] = this.#inputs.keys()
    this.#inputs.delete(oldest)
  }

  /** The places of an error's stack that lie in inputs, innermost first. */
  of(error: unknown): readonly SourcePosition[] {
    const stack = error instanceof Error ? (error.stack ?? '') : ''
    const found: SourcePosition[] = []
    for (const frame of stack.split('\n')) {
      const place = this.#placeIn(frame)
      if (place !== undefined) found.push(place)
    }
    return found
  }

  #placeIn(frame: string): SourcePosition | undefined {
    const [, filename = '', line, column] =
      /(?:^|[(\s@])([^()\s@]+):(\d+):(\d+)\)?$/.exec(frame) ?? []
    const input = this.#inputs.get(filename)
    if (input === undefined) return undefined
    const segment = segmentAt(input.mappings()[Number(line) - 1] ?? [], Number(column) - 1)
    if (segment === undefined) return undefined
    const [, , mappedLine = 0, mappedColumn = 0] = segment
    return { filename, line: mappedLine + 1, column: mappedColumn + 1 }
  }
}

/** The segment at a column; in text that was put in, the one behind it. */
function segmentAt(segments: readonly Segment[], column: number): Segment | undefined {
  return segments.find(([start = 0]) => start >= column) ?? segments.at(-1)
}

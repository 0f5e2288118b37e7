/** A line of a source map: column after rewriting, source, line and column before. */
export type Segment = readonly number[]

/** An input, and what became of it. */
export interface KnownInput {
  /** The source map, made when it is asked for. */
  readonly mappings: () => readonly (readonly Segment[])[]
  /** The line of the file that it begins on. */
  readonly firstLine: number
  /** The input as it was entered, and without its types; the map leads to the latter. */
  readonly source: string
  readonly code: string
  /** What the engine was given. */
  readonly rewritten: () => string
}

/** Something in a line that is compared by its form alone. */
export interface Pattern {
  /** What it is in an expected line. No groups but those that capture nothing. */
  readonly found: RegExp
  /** What it stands for in a line of output. @default what `found` fits */
  readonly fits?: RegExp
  /** Lines in which it is looked for. @default any */
  readonly within?: RegExp
  /** Whether it is looked for only below something that was measured. @default false */
  readonly belowMeasured?: boolean
  /** Whether what stands there agrees with what was expected. @default it does */
  readonly agrees?: (expected: string, actual: string) => boolean
}

/** Numbers as they are printed: `1,234.5`, `1e-7`. */
export const number: string = /\d+(?:[.,]\d+)*(?:e[+-]?\d+)?/.source

/** Ids as they stand in a line: of connections anywhere, of pools where `conns()` has them. */
export const idPattern: RegExp =
  /(?<![\w./$-])c[1-9]\d*(?![\w-])|\bp[1-9]\d*(?= +(?:opening|idle|busy|closing|closed)\b)|(?<=\bpool: ')p[1-9]\d*(?=')/

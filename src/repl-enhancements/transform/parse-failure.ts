/** Why a source does not parse, and where. */
export class ParseFailure extends SyntaxError {
  /** Where, as an index. */
  readonly pos: number
  /** Whether more lines could make it code. */
  readonly isOpen: boolean

  constructor(message: string, pos: number, isOpen: boolean) {
    super(message)
    this.pos = pos
    this.isOpen = isOpen
  }
}

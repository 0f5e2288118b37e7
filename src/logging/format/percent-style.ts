import { ValueError } from '../../errors.ts'
import { type Mapping, percentFormat } from './percent-format.ts'
import type { Style } from './style.ts'

const FIELD = /%\(\w+\)[-#0+ ]*(?:\*|\d+)?(?:\.(?:\*|\d+))?[diouxefgcrsa%]/i

/** `%(levelname)-8s`: Python's `%` operator over the record's fields. */
export class PercentStyle implements Style {
  readonly format: string

  constructor(format: string | undefined) {
    this.format = format || '%(message)s'
  }

  usesTime(): boolean {
    return this.format.includes('%(asctime)')
  }

  validate(): void {
    if (!FIELD.test(this.format)) {
      throw new ValueError(`Invalid format '${this.format}' for '%' style`)
    }
  }

  render(fields: Mapping): string {
    return percentFormat(this.format, fields)
  }
}

import { ValueError } from '../../errors.ts'
import { str } from '../../repr/index.ts'
import { KeyError } from '../python-errors.ts'
import type { Mapping } from './percent-format.ts'
import type { Style } from './style.ts'

const PLACE = /\$(?:(\$)|([a-z_][a-z0-9_]*)|\{([a-z_][a-z0-9_]*)\})?/gi

/** `${levelname}` or `$levelname`: Python's `string.Template` over the record's fields. */
export class DollarStyle implements Style {
  readonly format: string

  constructor(format: string | undefined) {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is Python's default format
    this.format = format || '${message}'
  }

  usesTime(): boolean {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a field as Python writes it
    return this.format.includes('$asctime') || this.format.includes('${asctime}')
  }

  validate(): void {
    let fields = 0
    for (const [whole, , named, braced] of this.format.matchAll(PLACE)) {
      if (whole === '$') throw new ValueError("invalid format: bare '$' not allowed")
      if (named !== undefined || braced !== undefined) fields += 1
    }
    if (fields === 0) throw new ValueError('invalid format: no fields')
  }

  render(fields: Mapping): string {
    return this.format.replace(PLACE, (whole: string, dollar?: string, named = '', braced = '') => {
      if (dollar !== undefined) return '$'
      if (whole === '$') throw new ValueError('Invalid placeholder in string')
      const key: string = named || braced
      if (!fields.has(key)) throw new KeyError(key)
      return str(fields.get(key))
    })
  }
}

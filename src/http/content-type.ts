/**
 * The charset that a Content-Type announces, as requests takes it: the one it names; else
 * ISO-8859-1 for text and utf-8 for JSON; else null. Mirrors `get_encoding_from_headers`.
 *
 * @example
 * encodingOf('text/html; charset="UTF-8"') // 'UTF-8'
 * encodingOf('text/html') // 'ISO-8859-1'
 */
export function encodingOf(contentType: string | undefined): string | null {
  if (!contentType) return null
  const [type = '', ...parameters] = contentType.split(';')
  const charset = charsetAmong(parameters)
  if (charset !== undefined) return charset
  if (type.includes('text')) return 'ISO-8859-1'
  return type.includes('application/json') ? 'utf-8' : null
}

/** The last one counts where there are several. */
function charsetAmong(parameters: readonly string[]): string | undefined {
  let charset: string | undefined
  for (const parameter of parameters) {
    const at = parameter.indexOf('=')
    if (at >= 0 && bare(parameter.slice(0, at)).toLowerCase() === 'charset') {
      charset = bare(parameter.slice(at + 1))
    }
  }
  return charset
}

function bare(text: string): string {
  return text.trim().replace(/^["' ]+|["' ]+$/g, '')
}

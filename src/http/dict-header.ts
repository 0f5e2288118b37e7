/**
 * The parameters of a header such as WWW-Authenticate: pairs of name and value between commas,
 * quotes taken off; null where a name has no value. Mirrors requests' `parse_dict_header`.
 *
 * @example
 * parseDictHeader('realm="a, b", stale').get('realm') // 'a, b'
 */
export function parseDictHeader(header: string): ReadonlyMap<string, string | null> {
  const parameters = new Map<string, string | null>()
  for (const item of listItems(header)) {
    const at = item.indexOf('=')
    if (at < 0) parameters.set(item, null)
    else parameters.set(item.slice(0, at), withoutQuotes(item.slice(at + 1)))
  }
  return parameters
}

/** What stands between the commas, those in quotes apart; a backslash in quotes is taken out. */
function listItems(header: string): string[] {
  const items = header.match(/(?:"(?:\\.|[^"\\])*(?:"|\\?$)|[^,"])+/gs) ?? []
  const unescaped = items.map((item) =>
    item.replace(/"(?:\\.|[^"\\])*/gs, (quoted) => quoted.replace(/\\(.)/gs, '$1')),
  )
  return unescaped.map((item) => item.trim())
}

function withoutQuotes(value: string): string {
  return value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value
}

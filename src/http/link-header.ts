/** One link of a Link header: its `url` and its parameters, such as `rel`. */
export type Link = { url: string } & { [parameter: string]: string }

/**
 * The links of a Link header, in order. Mirrors requests' `parse_header_links`.
 *
 * @example
 * parseLinks('</2>; rel=next') // [{ url: '/2', rel: 'next' }]
 */
export function parseLinks(header: string): Link[] {
  const value = stripped(header, ` '"`)
  return value === '' ? [] : value.split(/, *</).map(parseLink)
}

function parseLink(text: string): Link {
  const [url = '', ...parameters] = text.split(';')
  const link: Link = { url: stripped(url, `<> '"`) }
  for (const parameter of parameters) {
    const [key = '', value, ...more] = parameter.split('=')
    // What is no pair ends the list.
    if (value === undefined || more.length > 0) break
    link[stripped(key, ` '"`)] = stripped(value, ` '"`)
  }
  return link
}

function stripped(text: string, characters: string): string {
  let start = 0
  let end = text.length
  while (start < end && characters.includes(text.charAt(start))) start++
  while (end > start && characters.includes(text.charAt(end - 1))) end--
  return text.slice(start, end)
}

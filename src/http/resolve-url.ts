import { joinParts, type SplitUrl, splitUrl, withoutEmptyParameters } from './split-url.ts'

/**
 * The URL that `reference` means when it stands in the document at `base`: Python's `urljoin`.
 *
 * @example
 * resolveUrl('http://example.com/a/b', '../c?d') // 'http://example.com/c?d'
 */
export function resolveUrl(base: string, reference: string): string {
  if (base === '' || reference === '') return base || reference
  const from = parse(base)
  const to = parse(reference)
  if (to.scheme !== '' && to.scheme !== from.scheme) return reference
  const { scheme } = from
  if (to.netloc !== '') return joinParts({ ...to, scheme })
  if (to.path === '') {
    const query = to.query || from.query
    return joinParts({ ...from, query, fragment: to.fragment })
  }
  const path = resolvePath(from.path, to.path)
  return joinParts({ ...to, scheme, netloc: from.netloc, path })
}

function parse(url: string): SplitUrl {
  const parts = splitUrl(url)
  return { ...parts, path: withoutEmptyParameters(parts.path) }
}

function resolvePath(base: string, path: string): string {
  const segments = path.startsWith('/') ? path.split('/') : relativeSegments(base, path)
  const resolved: string[] = []
  for (const segment of segments) {
    if (segment === '..') resolved.pop()
    else if (segment !== '.') resolved.push(segment)
  }
  const last = segments.at(-1)
  if (last === '.' || last === '..') resolved.push('')
  return resolved.join('/') || '/'
}

/** Empty segments in the middle are dropped, as `urljoin` does. */
function relativeSegments(base: string, path: string): string[] {
  const parts = base.split('/')
  if (parts.at(-1) !== '') parts.pop()
  const all = [...parts, ...path.split('/')]
  return all.filter((segment, i) => i === 0 || i === all.length - 1 || segment !== '')
}

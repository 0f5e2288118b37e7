import type { HeaderLines } from './header-lines.ts'

const none: readonly string[] = []
const plainEncodings: ReadonlySet<string> = new Set(['7bit', '8bit', 'binary'])

/**
 * What Python's parser of e-mail misses in the head of an answer, by the names of its defects; of
 * those that urllib3 tells, the ones that a head which was read can have.
 */
export function headerDefects(headers: HeaderLines): readonly string[] {
  const contentType = headers.values('content-type').at(0)
  if (contentType === undefined || !isMultipart(contentType)) return none
  if (!hasBoundary(contentType)) return ['NoBoundaryInMultipartDefect']
  const [encoding = '8bit'] = headers.values('content-transfer-encoding')
  return plainEncodings.has(encoding.toLowerCase())
    ? none
    : ['InvalidMultipartContentTransferEncodingDefect']
}

function isMultipart(contentType: string): boolean {
  return /^\s*multipart\/[^/;]*(;|$)/i.test(contentType)
}

function hasBoundary(contentType: string): boolean {
  return contentType.split(';').some((part, i) => i > 0 && /^\s*boundary\s*(=|$)/i.test(part))
}

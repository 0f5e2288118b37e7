import type { LineMatcher } from './matching.ts'

/*
 * A value is printed on one line where it fits, and on several where it does not: a number with one
 * digit more may break it. What was expected decides how the output is compared.
 */

/** `actual` with its values broken into lines where those of `expected` are, and nowhere else. */
export function brokenAs(
  expected: readonly string[],
  actual: readonly string[],
  matcher: LineMatcher,
): readonly string[] {
  if (!matcher.knowsLayout) return actual
  const isExpected = (line: string): boolean => expected.some((one) => matcher.matches(one, line))
  const blocks = blocksOf(expected)
  const whole = joined(actual, isExpected)
  if (blocks.length === 0) return whole
  return whole.flatMap((line) => {
    if (isExpected(line)) return [line]
    const isBroken = blocks.some((block) => matcher.matches(block, line))
    return isBroken ? (broken(line) ?? [line]) : [line]
  })
}

/** Lines in which a value on several lines is on one, where that one is expected. */
function joined(
  lines: readonly string[],
  isExpected: (line: string) => boolean,
): readonly string[] {
  const result: string[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const length = blockLength(lines, at)
    const line = lines[at] ?? ''
    const whole = length === 0 ? line : oneLine(lines.slice(at, at + length))
    if (length > 0 && isExpected(whole)) {
      result.push(whole)
      at += length - 1
    } else result.push(line)
  }
  return result
}

/** The values on several lines, each as it would be on one. */
function blocksOf(lines: readonly string[]): readonly string[] {
  return lines.flatMap((_, at) => {
    const length = blockLength(lines, at)
    return length === 0 ? [] : [oneLine(lines.slice(at, at + length))]
  })
}

/** How many lines a value takes that begins on a line and has none on several lines in it. */
function blockLength(lines: readonly string[], from: number): number {
  const [, indent, bracket] = /^( *).*([{[])$/.exec(lines[from] ?? '') ?? []
  if (indent === undefined) return 0
  let at = from + 1
  while (new RegExp(`^${indent}  \\S.*[^{[]$`).test(lines[at] ?? '')) at += 1
  const closing = new RegExp(`^${indent}\\${bracket === '{' ? '}' : ']'},?$`)
  return at > from + 1 && closing.test(lines[at] ?? '') ? at + 1 - from : 0
}

function oneLine(block: readonly string[]): string {
  const [first = '', ...rest] = block
  return [first, ...rest.map((line) => line.trim())].join(' ')
}

/** A value on one line as it would be on several; undefined where there is none. */
function broken(line: string): readonly string[] | undefined {
  const [, indent = '', start, content, end] = /^( *)(.*?[{[]) (.*) ([}\]],?)$/.exec(line) ?? []
  if (start === undefined || content === undefined || end === undefined) return undefined
  return [
    indent + start,
    ...membersOf(content).map((member) => `${indent}  ${member}`),
    indent + end,
  ]
}

/** What commas divide that stand neither in brackets nor in strings, each with its comma. */
function membersOf(content: string): readonly string[] {
  const parts = content.match(/'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`|[\s\S]/g) ?? []
  const members: string[] = []
  let depth = 0
  let member = ''
  for (const part of parts) {
    if (/^[{[(]$/.test(part)) depth += 1
    if (/^[}\])]$/.test(part)) depth -= 1
    member += part
    if (part !== ',' || depth > 0) continue
    members.push(member.trim())
    member = ''
  }
  return [...members, member.trim()]
}

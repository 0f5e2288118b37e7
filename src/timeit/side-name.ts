const longest = 24

/**
 * Names for things that are compared: what functions are called, else what they call first, else
 * letters.
 *
 * @example
 * sideNames([() => session.get(url), 'requests.get(url)']) // ['session.get', 'requests.get']
 */
export function sideNames(statements: readonly unknown[]): string[] {
  const names = statements.map((statement, index) => {
    const own = typeof statement === 'function' ? statement.name : ''
    return own || firstCall(String(statement)) || String.fromCharCode(97 + (index % 26))
  })
  return names.map((name, index) => {
    const before = names.slice(0, index).filter((other) => other === name).length
    return before === 0 ? name : `${name} (${before + 1})`
  })
}

/** What the text calls first, as it stands there. */
function firstCall(text: string): string | undefined {
  const body = text
    .replace(/^\s*(?:async\s*)?(?:function\b[^{]*|\([^)]*\)\s*=>|[\w$]+\s*=>)/, '')
    .replace(/\b(?:await|return|new)\b/g, ' ')
  const [, called] = /(?:^|[^\w$.])([\w$]+(?:\.[\w$]+)*)\s*\(/.exec(body) ?? []
  const name = called?.startsWith('$') ? keywordCall(body) : called
  return name !== undefined && name.length <= longest ? name : undefined
}

/** The prompt rewrites a call with keyword arguments; what was called stands in it as a text. */
function keywordCall(body: string): string | undefined {
  return /\$+\.\w+\((?:[^"()]*|"[^"]*")*?"([\w$]+(?:\.[\w$]+)*)",\s*(?:null|"[^"]*")\)/.exec(
    body,
  )?.[1]
}

/*
 * Hides what must not reach a disk: in inputs before they are kept, and in what was printed before
 * it goes into a transcript. It reads words and strings, not syntax, so that Python, TypeScript,
 * JSON and header lines are all the same to it. In doubt it hides too much.
 */

const instead = '***'

const secretName =
  /authorization|cookie|token|api[-_]?key|secret|passw(?:or)?d|passphrase|credential|private[-_]?key|session[-_]?id/i
const otherName = /^(?:auth|proxy[-_]?auth|pwd)$/i
/** Calls that take a user and a password. */
const credentialCall = /^HTTP(?:Basic|Digest|Proxy)Auth$/

/** Calls that make or take cookies, a name first or none. */
const cookieCall =
  /^(?:create_cookie|cookiejar_from_dict|add_dict_to_cookiejar|merge_cookies|Cookie|RequestsCookieJar)$/
/** Methods of a jar that take a name and a value, or several. */
const settingCall = /^(?:update|setdefault|set_cookie)$/

const part = new RegExp(
  [
    /(['"])\1\1[\s\S]*?\1\1\1/,
    /'(?:\\[\s\S]|[^'\\\n])*'|"(?:\\[\s\S]|[^"\\\n])*"/,
    // a template, with what is put into it, and templates in that
    /`(?:\\[\s\S]|[^`\\$]|\$(?!\{)|\$\{(?:[^{}`]|`(?:\\[\s\S]|[^`\\])*`|\{(?:[^{}`]|`(?:\\[\s\S]|[^`\\])*`)*\})*\})*`/,
    /[\w$](?:[\w$-]*[\w$])?|\s+|[\s\S]/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gu',
)
const quotes = /^(?:'''|"""|['"`])/

const scheme = '(?:Bearer|Basic|Digest|Token|Negotiate|ApiKey)'
const named = '(?:[\\w-]*(?:token|secret|passw(?:or)?d|api[-_]?key|signature)|key|sig|pwd)'

/** A letter of a password in a URL, which may hold `@`, `:` and quotes, but not the quote that ends it. */
const inUrl = '(?:(?!\\$\\{)[^\\s/?#\'"`]|[\'"`](?![\\s,;:.+)\\]}]|$))'

/** Secrets that are known by their looks, wherever they stand. */
const looks: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN ([A-Z ]*PRIVATE KEY)-----[\s\S]*?(?:-----END \1-----|$)/g, instead],
  // in URLs: user:password@, token@, and the fields of a query or a form
  [new RegExp(`(\\b[a-z][a-z\\d+.-]*://[^\\s/?#:@'"\`]*:)${inUrl}+@`, 'gi'), `$1${instead}@`],
  [
    new RegExp(`(\\b[a-z][a-z\\d+.-]*://)(?![^@\\s]*\\*\\*\\*@)(?:(?!:)${inUrl})+@`, 'gi'),
    `$1${instead}@`,
  ],
  [new RegExp(`((?:[?&]|(?<=['"\`]))${named}=)(?:(?!\\$\\{)[^&\\s'"\`#])+`, 'gi'), `$1${instead}`],
  // header lines
  [new RegExp(`\\b(${scheme}\\s+)[\\w.~+/=-]{6,}`, 'g'), `$1${instead}`],
  [/(\bcookie:\s*)(?=[\w-]+=)[^'"`\n]+/gi, `$1${instead}`],
  // a cookie as it prints itself
  [/(<Cookie [^=\s]+=)[^>\n]*(?= for )/g, `$1${instead}`],
  [/\b([\w-]*(?:api-key|-token):\s*)[^\s'"`,;]+/gi, `$1${instead}`],
  // what issuers mark as theirs
  [/\beyJ[\w-]{5,}\.[\w-]{5,}(?:\.[\w-]*)?/g, instead],
  [/\b(?:gh[opsur]_|github_pat_|glpat-|xox[a-z]-|npm_|[rs]k[-_])[\w-]{16,}/g, instead],
  [/\b(?:AKIA|ASIA)[A-Z\d]{16}\b|\bAIza[\w-]{30,}/g, instead],
]

/**
 * `text` with everything that looks like a secret replaced by `***`: what is sent as Authorization
 * or Cookie, tokens and keys, passwords, `auth=`, passwords in URLs.
 *
 * @param text an input, or what was printed
 * @example
 * withoutSecrets("session.get(url, auth=('me', 'abc'))") // "session.get(url, auth=('***', '***'))"
 */
export function withoutSecrets(text: string): string {
  const named = byName(text, false)
  return looks.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), named)
}

/** @param inString whether words without quotes are values, as in `password=abc` */
function byName(text: string, inString: boolean): string {
  const parts = text.match(part) ?? []
  const found = new Set(parts.flatMap((_, at) => secretsOf(parts, at, inString)))
  return parts.map((each, at) => (found.has(at) ? hide(each) : withinString(each))).join('')
}

/** Where the secrets are that the name at `at` announces. */
function secretsOf(parts: readonly string[], at: number, inString: boolean): readonly number[] {
  const given = parts[at] ?? ''
  const name = given.replace(/^['"`]|['"`]$/g, '')
  const next = skipBlanks(parts, at + 1)
  if (parts[next] === '(' && credentialCall.test(name)) return stringsIn(parts, next + 1)
  if (parts[next] === '(' && cookieCall.test(name)) return valuesIn(parts, next + 1)
  if (!isSecretName(name)) return []
  const member = parts[next] === '.' ? (parts[next + 1] ?? '') : undefined
  const behind = member === undefined ? next : skipBlanks(parts, next + 2)
  // cookies.set("name", "value"); of headers.set("Authorization", "value") the name is a string
  if (parts[behind] === '(' && takesValues(name, member)) return valuesIn(parts, behind + 1)
  // token = "value", or session.cookies.sid = "value"
  const isOther = member !== undefined && !/cookies?$/i.test(name)
  const value = isOther ? undefined : valueBehind(parts, behind, quotes.test(given))
  return value === undefined ? [] : secretsAt(parts, value, inString)
}

function isSecretName(name: string): boolean {
  return /^[\w$-]+$/.test(name) && (secretName.test(name) || otherName.test(name))
}

/** Whether a method puts values under names that are no secrets. */
function takesValues(name: string, method = ''): boolean {
  return method === 'set' || (/cookie/i.test(name) && settingCall.test(method))
}

/** The strings of a value, or a word that stands for one. */
function secretsAt(parts: readonly string[], at: number, inString: boolean): readonly number[] {
  const strings = stringsIn(parts, at, true)
  const word = parts[at] ?? ''
  const isVariable = word === '$' && parts[at + 1] === '{'
  const isBare = inString && strings.length === 0 && /^[\w$-]+$/.test(word) && !isVariable
  return isBare && !onlyScheme.test(`${word} `) ? [at] : strings
}

/** Where the value of a name begins: behind `=`, `:` or, as an argument, a comma. */
function valueBehind(
  parts: readonly string[],
  behindName: number,
  isString: boolean,
): number | undefined {
  let at = behindName
  // headers["Authorization"] = …, cookies["name"] = …
  if (parts[at] === '[') at = parts.indexOf(']', at)
  if (parts[at] === ']') at = skipBlanks(parts, at + 1)
  const mark = parts[at] ?? ''
  if (mark !== '=' && mark !== ':' && !(isString && mark === ',')) return undefined
  do at += 1
  while (parts[at] === '=')
  return parts[at] === '>' ? undefined : skipBlanks(parts, at)
}

/** The strings of a call but for the first one, where that is an argument of its own: a name. */
function valuesIn(parts: readonly string[], from: number): readonly number[] {
  const strings = stringsIn(parts, from)
  return strings[0] === skipBlanks(parts, from) ? strings.slice(1) : strings
}

/** The strings up to the closing bracket, or to the end of the one value that begins there. */
function stringsIn(parts: readonly string[], from: number, oneValue = false): readonly number[] {
  const found: number[] = []
  let depth = 0
  for (let at = from; at < parts.length && depth >= 0; at += 1) {
    const each = parts[at] ?? ''
    depth += depthOf(each)
    if (quotes.test(each) && !isKey(parts, at)) found.push(at)
    if (oneValue && depth === 0 && isEnd(each, found.length > 0)) break
  }
  return found
}

function depthOf(bracket: string): number {
  return /^[([{]$/.test(bracket) ? 1 : /^[)\]}]$/.test(bracket) ? -1 : 0
}

function isEnd(each: string, afterString: boolean): boolean {
  return /^[,;]$/.test(each) || (afterString && /^\s*\n/.test(each))
}

/** Whether a string is the name in `{ "name": … }`. */
function isKey(parts: readonly string[], at: number): boolean {
  if (parts[skipBlanks(parts, at + 1)] !== ':') return false
  const before = /^\s+$/.test(parts[at - 1] ?? '') ? at - 2 : at - 1
  // in `a ? "value" : b` it is none
  return parts[before] !== '?'
}

function skipBlanks(parts: readonly string[], from: number): number {
  return /^\s+$/.test(parts[from] ?? '') ? from + 1 : from
}

const onlyScheme = new RegExp(`^(${scheme} +)`, 'i')

function hide(each: string): string {
  const quote = quotes.exec(each)?.[0] ?? ''
  const content = each.slice(quote.length, each.length - quote.length)
  const kept = onlyScheme.exec(content)?.[1] ?? ''
  const rest = content.slice(kept.length)
  // what a variable brings is not here
  const hidden = quote === '`' ? piecesOf(rest).map(hidePiece).join('') : rest && instead
  return `${quote}${kept}${hidden}${quote}`
}

/** The texts of a template and, each a piece of its own, what is put between them. */
function piecesOf(template: string): readonly string[] {
  const pieces: string[] = []
  let from = 0
  for (let at = template.indexOf('${'); at >= 0; at = template.indexOf('${', from)) {
    const end = endOfSubstitution(template, at)
    pieces.push(template.slice(from, at), template.slice(at, end))
    from = end
  }
  return [...pieces, template.slice(from)]
}

function endOfSubstitution(template: string, from: number): number {
  const tokens = template.slice(from).match(part) ?? []
  let at = from
  let depth = 0
  for (const token of tokens) {
    at += token.length
    if (token === '{') depth += 1
    if (token === '}') depth -= 1
    if (token === '}' && depth === 0) return at
  }
  return template.length
}

function hidePiece(piece: string): string {
  if (!piece.startsWith('${')) return /\w/.test(piece) ? instead : piece
  const parts = piece.match(part) ?? []
  return parts.map((each) => (quotes.test(each) ? hide(each) : each)).join('')
}

/** A string may hold JSON, a form or a statement, with secrets of its own. */
function withinString(each: string): string {
  const quote = quotes.exec(each)?.[0]
  if (quote === undefined || each.length <= 2 * quote.length) return each
  const content = each.slice(quote.length, -quote.length)
  const plain = content.replaceAll(`\\${quote}`, quote)
  const safe = byName(plain, true)
  if (safe === plain) return each
  return quote + (plain === content ? safe : safe.replaceAll(quote, `\\${quote}`)) + quote
}

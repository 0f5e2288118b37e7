const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }
const stringAt = /("""|''')[\s\S]*?\1|(["'`])(?:\\.|(?!\2)[^\\\n])*\2/y

/**
 * Where a text of Python first has one of `stops` that stands in no bracket and in no string; else
 * where a bracket closes that it has not opened, or its end.
 *
 * @param stops matches at a place; has to be sticky
 */
export function endOf(code: string, from: number, stops: RegExp): number {
  const open: string[] = []
  for (let at = from; at < code.length; at += 1) {
    stringAt.lastIndex = at
    const string = stringAt.exec(code)
    if (string !== null) {
      at += string[0].length - 1
      continue
    }
    const letter = code[at] ?? ''
    stops.lastIndex = at
    if (open.length === 0 && stops.test(code)) return at
    if (letter in closing) open.push(closing[letter] ?? '')
    else if (/[)\]}]/.test(letter) && open.pop() !== letter) return at
  }
  return code.length
}

/** A text of Python in the parts that a word separates, outside of brackets and strings. */
export function splitBy(code: string, separator: RegExp): readonly string[] {
  const parts: string[] = []
  let from = 0
  for (let at = endOf(code, 0, separator); at < code.length; at = endOf(code, from, separator)) {
    separator.lastIndex = at
    const length = separator.exec(code)?.[0].length ?? 0
    if (length === 0) break
    parts.push(code.slice(from, at).trim())
    from = at + length
  }
  return [...parts, code.slice(from).trim()]
}

const simple = /^(?:[\w.]+(?:\([^()]*\)|\[[^[\]]*\])*|\([^()]*\))$/

function enclosed(code: string): string {
  return simple.test(code) ? code : `(${code})`
}

/** An expression of Python with JavaScript's operators; what is the same in both stays. */
export function translated(expression: string): string {
  const code = expression.trim()
  const [yes = '', ...others] = splitBy(code, /\sif\s/y)
  const [condition = '', ...behind] = splitBy(others.join(' if '), /\selse\s/y)
  const no = behind.join(' else ')
  if (no !== '') return `${translated(condition)} ? ${translated(yes)} : ${translated(no)}`
  for (const [word, operator] of [
    [/\sor\s/y, ' || '],
    [/\sand\s/y, ' && '],
  ] as const) {
    const parts = splitBy(code, word)
    if (parts.length > 1) return parts.map(translated).join(operator)
  }
  const [, negated] = /^not\s+([\s\S]+)$/.exec(code) ?? []
  if (negated !== undefined) return `!${enclosed(translated(negated))}`
  const [, inner] = /^\(([\s\S]*)\)$/.exec(code) ?? []
  const isOne = inner !== undefined && endOf(inner, 0, /(?!)/y) === inner.length
  return isOne && !splitBy(inner, /,/y)[1] ? `(${translated(inner)})` : comparison(code)
}

function comparison(code: string): string {
  for (const [word, worded] of comparisons) {
    const [left = '', right, more] = splitBy(code, word)
    if (right !== undefined && more === undefined) return worded(left, right)
  }
  return code
}

type Worded = (left: string, right: string) => string

const comparisons: readonly (readonly [RegExp, Worded])[] = [
  [/\sis\s+not\s/y, (left, right) => `${left} !== ${nothing(right)}`],
  [/\sis\s/y, (left, right) => `${left} === ${nothing(right)}`],
  [/\snot\s+in\s/y, (item, list) => `!${list}.includes(${item})`],
  [/\sin\s/y, (item, list) => `${list}.includes(${item})`],
]

/** Python's None is JavaScript's null. */
export function nothing(value: string | undefined): string | undefined {
  return value === 'None' ? 'null' : value
}

/** The text of an f-string as that of a template. */
export function templateOf(text: string): string {
  return text
    .replaceAll('`', '\\`')
    .replace(/\{\{|\}\}|\{([^{}]*)\}/g, (all, field?: string) =>
      field === undefined ? (all[0] ?? '') : `\${${fieldOf(field)}}`,
    )
}

/** `x:.2f` → `x.toFixed(2)`; JavaScript has no other formats of its own. */
function fieldOf(field: string): string {
  const code = field.slice(0, endOf(field, 0, /!?(?::|$)|![rsa](?=:|$)/y))
  const value = translated(code.replace(/=$/, ''))
  const [, digits] = /:[^:]*\.(\d+)f$/.exec(field) ?? []
  if (digits === undefined) return value
  return `${/^[\d.]/.test(value) || !simple.test(value) ? `(${value})` : value}.toFixed(${digits})`
}

/** A list comprehension by its parts: `i * 2 for i in range(3) if i`. Undefined where it is more. */
export function comprehensionOf(code: string): string | undefined {
  const [value = '', clause, nested] = splitBy(code, /\s(?:async\s+)?for\s/y)
  if (clause === undefined || nested !== undefined) return undefined
  const [name = '', source] = splitBy(clause, /\sin\s/y)
  if (source === undefined) return undefined
  const [list = '', condition] = splitBy(source, /\sif\s/y)
  const parameter = `(${targetOf(name)})`
  const [key = '', item] = splitBy(value, /:/y)
  const made = item === undefined ? translated(value) : `[${translated(key)}, ${translated(item)}]`
  const chosen = condition === undefined ? '' : `.filter(${parameter} => ${translated(condition)})`
  const mapped = made === name ? '' : `.map(${parameter} => ${made})`
  const all = `${listOf(list)}${chosen}${mapped}`
  if (item !== undefined) return `Object.fromEntries(${all})`
  return chosen === '' && mapped === '' ? `[...${all}]` : all
}

/** What a loop assigns to: a name, or several in a pattern. */
export function targetOf(names: string): string {
  return names.includes(',') ? `[${names.replace(/[()]/g, '')}]` : names
}

/** `range(n)` → `n`; undefined for anything else that is looped over. */
export function endOfRange(list: string): string | undefined {
  return /^range\(([^,()]+)\)$/.exec(list)?.[1]
}

/** What Python loops over, as an array. */
function listOf(list: string): string {
  const end = endOfRange(list)
  if (end !== undefined) return `[...Array(${end}).keys()]`
  const [, items] = /^(.+)\.items\(\)$/.exec(list) ?? []
  return items === undefined ? list : `Object.entries(${items})`
}

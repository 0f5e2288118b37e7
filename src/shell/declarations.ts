/** A member of a class or an interface, as it is declared. */
export interface DeclaredMember {
  readonly name: string
  /** On one line, without modifiers and without a body. */
  readonly signature: string
  readonly doc: string
}

/** A declaration of TypeScript, as far as help and completion want to know it. */
export interface Declaration extends DeclaredMember {
  readonly kind: 'class' | 'interface' | 'function' | 'type' | 'const'
  readonly parents: readonly string[]
  readonly members: readonly DeclaredMember[]
}

const comment = String.raw`(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*)?`
const declaration = new RegExp(
  `${comment}^(?:export )?(?:declare )?(?:abstract )?(?:async )?(class|interface|function|type|const) ([\\w$]+)`,
  'gm',
)

/**
 * The declarations of a source or of a `.d.ts` file, without those within functions. It leans on the
 * form that the formatter and the compiler give them.
 */
export function declarationsIn(text: string): readonly Declaration[] {
  return Array.from(text.matchAll(declaration), (match) => {
    const [all, doc = '', kind, name = ''] = match
    const start = match.index + all.length - name.length
    const { signature } = signatureAt(text, start)
    const isType = kind === 'class' || kind === 'interface'
    const open = isType ? text.indexOf('{', start) : -1
    const head = open < 0 ? '' : text.slice(start, open)
    return {
      kind: kind as Declaration['kind'],
      name,
      doc: plainDoc(doc),
      signature: isType
        ? `${kind} ${head.trim()}`
        : kind === 'type'
          ? typeAt(text, start).trim().replace(/;$/, '')
          : signature,
      parents: parentsIn(head),
      members: open < 0 ? [] : membersIn(text.slice(open + 1, closingOf(text, open))),
    }
  })
}

function parentsIn(head: string): readonly string[] {
  const [, parents = ''] = /\bextends (.*?)(?: implements |$)/s.exec(head) ?? []
  return parents.match(/[A-Z]\w*(?=<|,|\s|$)/g) ?? []
}

/** The text of an alias: up to a line that begins something else. */
function typeAt(text: string, from: number): string {
  const rest = text.slice(from)
  return rest.slice(0, rest.search(/\n(?:\n|export |type |interface |\/\*\*|$)/) + 1 || undefined)
}

function membersIn(body: string): readonly DeclaredMember[] {
  const members: DeclaredMember[] = []
  let at = 0
  while (at < body.length) {
    const [blank = '', , doc] =
      /^\s*(?:(\/\*\*((?:(?!\*\/)[\s\S])*)\*\/)\s*|\/\/.*\n|\/\*[\s\S]*?\*\/)?/.exec(
        body.slice(at),
      ) ?? []
    at += blank.length
    if (blank.trim() !== '' && doc === undefined) continue
    const { end, signature } = signatureAt(body, at)
    at = Math.max(end, at + 1)
    const name = memberName(signature)
    const isKnown = members.some((member) => member.name === name)
    if (name === undefined || isKnown || /^(?:private|protected)$/.test(name)) continue
    members.push({ name, signature: signature.replace(/^async /, ''), doc: plainDoc(doc ?? '') })
  }
  return members
}

/** The name of a member; not of one that a symbol names, nor of a static one. */
function memberName(signature: string): string | undefined {
  if (/^static\b|^[\w *]*[[#]/.test(signature)) return undefined
  return /^(?:get |set |async |\*)*([\w$]+)/.exec(signature)?.[1]
}

const modifiers = /^(?:export |declare |public |readonly |override |abstract )+/

/** What is declared at a place, up to its body or value, and where all of it ends. */
function signatureAt(text: string, start: number): { end: number; signature: string } {
  let at = start
  while (at < text.length) {
    const rest = text[at] ?? ''
    const before = text.slice(start, at)
    if (rest === ';' || (rest === '\n' && isOver(before, text.slice(at)))) break
    const isBody = rest === '{' && !/(?:[:|&<,(=]|=>)\s*$/.test(before)
    const isValue = rest === '=' && text[at + 1] !== '>' && text[at - 1] !== '='
    if (isBody) return { end: closingOf(text, at) + 1, signature: oneLine(before) }
    if (isValue) return { end: endOfValue(text, at), signature: oneLine(before) }
    at = /[([{'"`]/.test(rest) || text.startsWith('/*', at) ? closingOf(text, at) + 1 : at + 1
  }
  return { end: at + 1, signature: oneLine(text.slice(start, at)) }
}

/** Whether a declaration does not go on in the next line. */
function isOver(before: string, after: string): boolean {
  if (before.trim() === '') return false
  return !/[|&:,=(<]\s*$/.test(before) && !/^\s*(?:[|&?:=.)>]|extends )/.test(after)
}

function endOfValue(text: string, from: number): number {
  let at = from
  while (at < text.length && text[at] !== ';' && text[at] !== '\n') {
    at = /[([{'"`]/.test(text[at] ?? '') ? closingOf(text, at) + 1 : at + 1
  }
  return at + 1
}

const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }

/** Where the bracket, string or comment that begins at `open` ends. */
function closingOf(text: string, open: number): number {
  const opener = text[open] ?? ''
  const closer = closers[opener]
  if (closer === undefined) return closingOfText(text, open)
  let at = open + 1
  while (at < text.length && text[at] !== closer) {
    const isNested = /[([{'"`]/.test(text[at] ?? '') || /^\/[/*]/.test(text.slice(at, at + 2))
    at = isNested ? closingOf(text, at) + 1 : at + 1
  }
  return at
}

function closingOfText(text: string, open: number): number {
  const pattern = text.startsWith('//', open)
    ? /\/\/.*/y
    : text.startsWith('/*', open)
      ? /\/\*[\s\S]*?\*\//y
      : /(['"`])(?:\\[\s\S]|(?!\1)[^\\])*\1/y
  pattern.lastIndex = open
  return pattern.test(text) ? pattern.lastIndex - 1 : open
}

function oneLine(signature: string): string {
  const text = signature
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .trim()
  return text.replace(modifiers, '').replace(/\( /g, '(').replace(/,? \)/g, ')')
}

/** The words of a docstring up to its first tag, without stars, one paragraph a line. */
function plainDoc(doc: string): string {
  const lines = doc.split('\n').map((line) => line.replace(/^\s*\* ?/, '').trimEnd())
  const [words = ''] = lines
    .join('\n')
    .split(/(?:^|\n|\s)@(?:param|returns|throws|example|module|default)\b/)
  return words
    .replace(/\{@link ([^}]+)\}/g, '$1')
    .trim()
    .replace(/([^\n])\n(?!\n)/g, '$1 ')
    .replace(/\n+/g, '\n')
}

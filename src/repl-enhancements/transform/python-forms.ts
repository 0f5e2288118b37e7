/** A form of Python that is not interpreted, and the JavaScript that says the same. */
interface PythonForm {
  readonly name: string
  readonly looks: RegExp
  readonly instead: string
}

const forms: readonly PythonForm[] = [
  {
    name: 'with',
    looks: /^\s*(?:async\s+)?with\b.*:\s*(?:#.*)?$/m,
    instead: 'using session = Session()',
  },
  { name: 'def', looks: /^\s*(?:async\s+)?def\s+\w+\s*\(/m, instead: 'function name() { … }' },
  {
    name: 'for',
    looks: /^\s*for\s+[\w\s,()]+\s+in\s+.*:\s*\S*\s*(?:#.*)?$/m,
    instead: 'for (const n of [1, 2]) { … }',
  },
  { name: 'class', looks: /^\s*class\s+\w+\s*(?:\([^)]*\))?\s*:/m, instead: 'class Name { … }' },
  {
    name: 'try',
    looks: /^\s*(?:try|finally)\s*:|^\s*except\b.*:/m,
    instead: 'try { … } catch (error) { … }',
  },
  {
    name: 'if',
    looks: /^\s*(?:if|elif)\b[^{]*:\s*\S*|^\s*else\s*:/m,
    instead: 'if (condition) { … }',
  },
  { name: 'while', looks: /^\s*while\b[^{]*:\s*\S*/m, instead: 'while (condition) { … }' },
  { name: 'f-string', looks: /(?<![\w$])[fF][rR]?(?:"|')/, instead: '`text ${value}`' },
  {
    name: 'string prefix',
    looks: /(?<![\w$])(?:[rRbBuU]|[bB][rR])(?:"|')/,
    instead: "'text', or Buffer.from('bytes')",
  },
  { name: 'lambda', looks: /\blambda\b[^:=]*:/, instead: '(x) => x + 1' },
  {
    name: 'comprehension',
    looks: /[[({].*\bfor\b.*\bin\b.*[\])}]/s,
    instead: 'list.map((x) => …)',
  },
  { name: 'print statement', looks: /^\s*print\s+["'\w]/m, instead: "print('text')" },
  { name: 'not', looks: /(?:^|[=(,\s])not\s+[\w("']/m, instead: '!x' },
  { name: 'and, or', looks: /\s(?:and|or)\s/, instead: 'x && y, x || y' },
  { name: 'is', looks: /\sis\s+(?:not\s+)?\w/, instead: 'x === null' },
  { name: 'del', looks: /^\s*del\s+\w/m, instead: 'delete x' },
  { name: 'raise', looks: /^\s*raise\b/m, instead: 'throw new Error()' },
  { name: 'assert', looks: /^\s*assert\s/m, instead: 'if (!x) throw new Error()' },
  { name: 'pass', looks: /^\s*pass\s*$/m, instead: 'nothing at all' },
]

/** The Python that a text which does not parse seems to be, with its JavaScript. */
export interface RecognisedPython {
  readonly form: string
  readonly instead: string
}

/** Which form of Python a source that is no JavaScript has; undefined where none is recognised. */
export function recognisedPython(source: string): RecognisedPython | undefined {
  const code = withoutComments(source)
  const found = forms.find(({ looks }) => looks.test(code))
  return found && { form: found.name, instead: found.instead }
}

function withoutComments(source: string): string {
  return source.replace(/(^|\s)#.*$/gm, '$1')
}

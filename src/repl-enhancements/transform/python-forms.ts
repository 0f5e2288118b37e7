/** A form of Python that is not interpreted, and the JavaScript that says the same. */
interface PythonForm {
  readonly name: string
  readonly looks: RegExp
  /** The JavaScript, with what the source has in that place. */
  readonly instead: (...parts: readonly string[]) => string
  /** Whether nothing but Python can look like that. */
  readonly certain?: boolean
}

const forms: readonly PythonForm[] = [
  {
    name: 'with',
    looks: /^\s*(?:async\s+)?with\s+(?!\()(.+?)(?:\s+as\s+(\w+))?\s*:\s*(?:#.*)?$/m,
    instead: (value, name) => `{ using ${name || 'session'} = ${value}; … }`,
    certain: true,
  },
  {
    name: 'def',
    looks: /^\s*(?:async\s+)?def\s+(\w+)\s*\(([^)]*)\)?/m,
    instead: (name, parameters) => `function ${name}(${parameters}) { … }`,
    certain: true,
  },
  {
    name: 'for',
    looks: /^\s*(?:async\s+)?for\s+(\w+)\s+in\s+range\((\w+)\)\s*:/m,
    instead: (name, end) => `for (let ${name} = 0; ${name} < ${end}; ${name}++) { … }`,
    certain: true,
  },
  {
    name: 'for',
    looks: /^\s*(?:async\s+)?for\s+([\w\s,()]+?)\s+in\s+(.+?)\s*:(?!.*:)/m,
    instead: (name = '', list) =>
      `for (const ${name.includes(',') ? `[${name.replace(/[()]/g, '')}]` : name} of ${list}) { … }`,
    certain: true,
  },
  {
    name: 'class',
    looks: /^\s*class\s+(\w+)\s*(?:\(([^)]*)\))?\s*:/m,
    instead: (name, parent) => `class ${name}${parent ? ` extends ${parent}` : ''} { … }`,
    certain: true,
  },
  {
    name: 'try',
    looks: /^\s*(?:try|finally)\s*:|^\s*except\b.*:/m,
    instead: () => 'try { … } catch (error) { … } finally { … }',
    certain: true,
  },
  {
    name: 'if',
    looks: /^\s*(?:if|elif)\s+([^{}?]+?)\s*:(?=\s*(?:#.*|\w.*)?$)/m,
    instead: (condition) => `if (${condition}) { … }`,
    certain: true,
  },
  { name: 'else', looks: /^\s*else\s*:/m, instead: () => 'else { … }', certain: true },
  {
    name: 'while',
    looks: /^\s*while\s+([^{}?]+?)\s*:(?=\s*(?:#.*|\w.*)?$)/m,
    instead: (condition) => `while (${condition}) { … }`,
    certain: true,
  },
  {
    name: 'f-string',
    looks: /(?<![\w$])[fF][rR]?("|')((?:\\.|(?!\1)[^\n])*)\1?/,
    instead: (_, text = '') => `\`${text.replaceAll('{', '${')}\``,
    certain: true,
  },
  {
    name: 'lambda',
    looks: /\blambda\b\s*([\w\s,=*]*?)\s*:\s*([^\n,)]*)/,
    instead: (parameters, body) => `(${parameters}) => ${body || '…'}`,
    certain: true,
  },
  {
    name: 'comprehension',
    looks: /[[({]\s*([^[\](){}]+(?:\([^()]*\))?)\s+for\s+(\w+)\s+in\s+([^\])}]+?)\s*[\])}]/,
    instead: (value, name, list) => `${list}.map((${name}) => ${value})`,
    certain: true,
  },
  {
    name: 'comprehension',
    looks: /[[({].*\bfor\b.*\bin\b.*[\])}]/s,
    instead: () => 'list.map((x) => …)',
  },
  {
    name: 'print statement',
    looks: /^\s*print\s+(["'\w].*)$/m,
    instead: (value) => `print(${value})`,
    certain: true,
  },
  { name: 'raise', looks: /^\s*raise\b\s*(.*)$/m, instead: (error) => `throw ${error || 'error'}` },
  { name: 'del', looks: /^\s*del\s+(.+)$/m, instead: (name) => `delete ${name}` },
  {
    name: 'assert',
    looks: /^\s*assert\s+(.+)$/m,
    instead: (condition) => `if (!(${condition})) throw new Error()`,
  },
  { name: 'pass', looks: /^\s*pass\s*$/m, instead: () => 'nothing at all' },
  {
    name: 'is not',
    looks: /([\w.]+)\s+is\s+not\s+(\w+)/,
    instead: (left, right) => `${left} !== ${nothing(right)}`,
  },
  {
    name: 'is',
    looks: /([\w.]+)\s+is\s+(\w+)/,
    instead: (left, right) => `${left} === ${nothing(right)}`,
  },
  {
    name: 'not in',
    looks: /([\w.]+|'[^']*'|"[^"]*")\s+not\s+in\s+([\w.]+)/,
    instead: (item, list) => `!${list}.includes(${item})`,
  },
  {
    name: 'if … else',
    looks: /([^\s=(,][^=(,]*?)\s+if\s+(.+?)\s+else\s+([^\s,)]+)/,
    instead: (yes, condition, no) => `${condition} ? ${yes} : ${no}`,
  },
  { name: 'and', looks: /(\S+)\s+and\s+(\S+)/, instead: (left, right) => `${left} && ${right}` },
  { name: 'or', looks: /(\S+)\s+or\s+(\S+)/, instead: (left, right) => `${left} || ${right}` },
  { name: 'not', looks: /(?:^|[=(,\s])not\s+([\w.("']+)/m, instead: (value) => `!${value}` },
  {
    name: 'slice',
    looks: /([\w.\])]+)\[\s*(-?\w*)\s*:\s*(-?\w*)\s*\]/,
    instead: (list, from, to) => `${list}.slice(${from || 0}${to ? `, ${to}` : ''})`,
  },
]

function nothing(value: string | undefined): string | undefined {
  return value === 'None' ? 'null' : value
}

/** The Python that a text which does not parse seems to be, with its JavaScript. */
export interface RecognisedPython {
  readonly form: string
  readonly instead: string
}

/**
 * Which form of Python a source that is no JavaScript has; undefined where none is recognised.
 *
 * @param certain whether only forms count that can be nothing else
 */
export function recognisedPython(
  source: string,
  { certain = false }: { readonly certain?: boolean } = {},
): RecognisedPython | undefined {
  const code = source.replace(/(^|\s)#.*$/gm, '$1')
  for (const form of forms) {
    if (certain && form.certain !== true) continue
    const match = form.looks.exec(code)
    if (match === null) continue
    const parts = match.slice(1).map((part) => (part ?? '').trim())
    return { form: form.name, instead: form.instead(...parts) }
  }
  return undefined
}

import {
  comprehensionOf,
  endOf,
  endOfRange,
  nothing,
  splitBy,
  targetOf,
  templateOf,
  translated,
} from './python-expressions.ts'
import { parseProgram } from './python-parser.ts'

/** A form of Python that is not interpreted, and the JavaScript that says the same. */
interface PythonForm {
  readonly name: string
  readonly looks: RegExp
  /** The JavaScript, with what the source has in that place, and with what follows on its line. */
  readonly instead: (parts: readonly string[], rest: string) => string | undefined
  /** The JavaScript where what would stand there is none. */
  readonly otherwise: string
  /** Whether nothing but Python can look like that. */
  readonly certain?: boolean
}

/** The first line of a source, where it is the head of a block of Python; else undefined. */
export function blockHeadOf(source: string): string | undefined {
  const [line = ''] = source.trimStart().split('\n')
  return /:\s*(?:#.*)?$/.test(line) ? line : undefined
}

/** What stands before the colon of a block's head, translated, and behind it. */
function headOf(rest: string): readonly [head: string, body: string] {
  const colon = endOf(rest, 0, /:/y)
  const body = rest.slice(colon + 1).replace(/#.*/, '')
  return [translated(rest.slice(0, colon)), body.trim().replace(/^pass$/, '') || '…']
}

function loopOver(rest: string): string {
  const [head, body] = headOf(rest.replace(/(\s)in(\s)/, '$1of$2'))
  const [name = '', list = ''] = head.split(/\sof\s/)
  const end = endOfRange(list)
  if (end !== undefined) return `for (let ${name} = 0; ${name} < ${end}; ${name}++) { ${body} }`
  return `for (const ${targetOf(name)} of ${list}) { ${body} }`
}

/** `raise ValueError("x")` → `throw new Error("x")`: of the classes that JavaScript has not. */
function throwing(raised: string): string {
  const [error = '', cause] = splitBy(raised, /\sfrom\s/y)
  const [, name = '', given] = /^([\w.]+)(?:\(([\s\S]*)\))?$/.exec(error) ?? []
  if (!/(?:^|\.)_*[A-Z]/.test(name)) return `throw ${error || 'error'}`
  const known = name.includes('.') || /^(?:Type|Syntax|Reference|Range)?Error$/.test(name)
  const more = cause === undefined ? '' : `${given ? ', ' : "'', "}{ cause: ${cause} }`
  return `throw new ${known ? name : 'Error'}(${given ?? ''}${more})`
}

const forms: readonly PythonForm[] = [
  {
    name: 'with',
    looks: /^[ \t]*(?:async\s+)?with\s+(?!\()(?=.*:)/m,
    instead: (_, rest) => {
      const colon = endOf(rest, 0, /:/y)
      const [value = '', named] = splitBy(rest.slice(0, colon), /\sas\s/y)
      const name = named ?? (value === 'session' ? 'used' : 'session')
      return `{ using ${name} = ${value}; ${headOf(rest)[1]} }`
    },
    otherwise: '{ using session = requests.Session(); … }',
    certain: true,
  },
  {
    name: 'def',
    looks: /^\s*(async\s+)?def\s+(\w+)\s*\(([^)]*)\)?/m,
    instead: ([isAsync, name, parameters]) =>
      `${isAsync ? 'async ' : ''}function ${name}(${parameters}) { … }`,
    otherwise: 'function name() { … }',
    certain: true,
  },
  {
    name: 'for',
    looks: /^[ \t]*(?:async\s+)?for\s+(?=[\w\s,()]+\sin\s.*:)/m,
    instead: (_, rest) => loopOver(rest),
    otherwise: 'for (const item of list) { … }',
    certain: true,
  },
  {
    name: 'class',
    looks: /^\s*class\s+(\w+)\s*(?:\(([^)]*)\))?\s*:/m,
    instead: ([name, parent]) => `class ${name}${parent ? ` extends ${parent}` : ''} { … }`,
    otherwise: 'class Name { … }',
    certain: true,
  },
  {
    name: 'try',
    looks: /^\s*(?:try|finally)\s*:|^\s*except\b.*:/m,
    instead: () => undefined,
    otherwise: 'try { … } catch (error) { … } finally { … }',
    certain: true,
  },
  {
    name: 'if',
    looks: /^[ \t]*(if|elif)\s+(?=[^{}?]+?\s*:(?:\s*(?:#.*|\w.*)?)$)/m,
    instead: ([word], rest) => {
      const [condition, body] = headOf(rest)
      return `${word === 'elif' ? 'else ' : ''}if (${condition}) { ${body} }`
    },
    otherwise: 'if (condition) { … }',
    certain: true,
  },
  {
    name: 'else',
    looks: /^\s*else\s*:/m,
    instead: () => undefined,
    otherwise: 'else { … }',
    certain: true,
  },
  {
    name: 'while',
    looks: /^[ \t]*while\s+(?=[^{}?]+?\s*:(?:\s*(?:#.*|\w.*)?)$)/m,
    instead: (_, rest) => {
      const [condition, body] = headOf(rest)
      return `while (${condition}) { ${body} }`
    },
    otherwise: 'while (condition) { … }',
    certain: true,
  },
  {
    name: 'f-string',
    looks: /(?<![\w$])[fF][rR]?("|')((?:\\.|(?!\1)[^\n])*)\1?/,
    instead: ([, text = '']) => `\`${templateOf(text)}\``,
    otherwise: "'text ' + value",
    certain: true,
  },
  {
    name: 'lambda',
    looks: /\blambda\b\s*([\w\s,=*]*?)\s*:[ \t]*/,
    instead: ([parameters = ''], rest) => {
      const body = translated(rest.slice(0, endOf(rest, 0, /[,\n]/y)))
      return `(${parameters.replace(/\*+/g, '...')}) => ${body || '…'}`
    },
    otherwise: '(x) => …',
    certain: true,
  },
  {
    name: 'comprehension',
    looks:
      /[[({](?=[^[\](){}]*(?:[[({][^[\](){}]*[\])}][^[\](){}]*)*\sfor\s+[\w\s,()]+\sin\s.*[\])}])/,
    instead: (_, rest) => comprehensionOf(rest.slice(0, endOf(rest, 0, /(?!)/y))),
    otherwise: 'list.map((x) => …)',
    certain: true,
  },
  {
    name: 'comprehension',
    looks: /[[({].*\bfor\b.*\bin\b.*[\])}]/s,
    instead: () => undefined,
    otherwise: 'list.map((x) => …)',
  },
  {
    name: 'print statement',
    looks: /^\s*print\s+(["'\w].*)$/m,
    instead: ([value]) => `print(${value})`,
    otherwise: 'print(value)',
    certain: true,
  },
  {
    name: 'raise',
    looks: /^\s*raise\b\s*(.*)$/m,
    instead: ([raised = '']) => throwing(raised),
    otherwise: "throw new Error('what went wrong')",
  },
  {
    name: 'del',
    looks: /^\s*del\s+(.+)$/m,
    instead: ([name]) => `delete ${name}`,
    otherwise: 'delete object.name',
  },
  {
    name: 'assert',
    looks: /^\s*assert\s+(.+)$/m,
    instead: ([asserted = '']) => {
      const [condition = '', message = ''] = splitBy(asserted, /,/y)
      return `if (!(${translated(condition)})) throw new Error(${message})`
    },
    otherwise: 'if (!condition) throw new Error()',
  },
  {
    name: 'pass',
    looks: /^\s*pass\s*$/m,
    instead: () => undefined,
    otherwise: 'nothing at all',
  },
  {
    name: 'is not',
    looks: /([\w.]+)\s+is\s+not\s+(\w+)/,
    instead: ([left, right]) => `${left} !== ${nothing(right)}`,
    otherwise: 'a !== b',
  },
  {
    name: 'is',
    looks: /([\w.]+)\s+is\s+(\w+)/,
    instead: ([left, right]) => `${left} === ${nothing(right)}`,
    otherwise: 'a === b',
  },
  {
    name: 'not in',
    looks: /([\w.]+|'[^']*'|"[^"]*")\s+not\s+in\s+([\w.]+)/,
    instead: ([item, list]) => `!${list}.includes(${item})`,
    otherwise: '!list.includes(item)',
  },
  {
    name: 'if … else',
    looks: /([^\s=(,][^=(,]*?)\s+if\s+(.+?)\s+else\s+([^\s,)]+)/,
    instead: ([yes, condition = '', no]) => `${translated(condition)} ? ${yes} : ${no}`,
    otherwise: 'condition ? a : b',
  },
  {
    name: 'and',
    looks: /(\S+)\s+and\s+(\S+)/,
    instead: ([left, right]) => `${left} && ${right}`,
    otherwise: 'a && b',
  },
  {
    name: 'or',
    looks: /(\S+)\s+or\s+(\S+)/,
    instead: ([left, right]) => `${left} || ${right}`,
    otherwise: 'a || b',
  },
  {
    name: 'not',
    looks: /(?:^|[=(,\s])not\s+([\w.("']+)/m,
    instead: ([value]) => `!${value}`,
    otherwise: '!value',
  },
  {
    name: 'slice',
    looks: /([\w.\])]+)\[\s*(-?\w*)\s*:\s*(-?\w*)\s*\]/,
    instead: ([list, from, to]) => `${list}.slice(${from || 0}${to ? `, ${to}` : ''})`,
    otherwise: 'list.slice(from, to)',
  },
]

/** Whether what is proposed is JavaScript, whatever stands in the gaps. */
function isJavaScript(proposed: string): boolean {
  try {
    const { program } = parseProgram(proposed.replace(/^else /, '').replaceAll('…', '0'))
    return !JSON.stringify(program).includes('"Python')
  } catch {
    return false
  }
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
    const [line = ''] = code.slice(match.index + match[0].length).split('\n')
    const instead = form.instead(parts, line)
    const isOne = instead !== undefined && isJavaScript(instead)
    return { form: form.name, instead: isOne ? instead : form.otherwise }
  }
  return undefined
}

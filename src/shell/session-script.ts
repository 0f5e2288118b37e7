import { lookUp } from '../repl-enhancements/completing/members.ts'
import type { RecordedInput } from '../repl-enhancements/session-record.ts'
import { type ExplicitOptions, explicitCode } from '../repl-enhancements/transform/explicit.ts'
import {
  hoistedNames,
  type InputNames,
  namesOfInput,
} from '../repl-enhancements/transform/explicit-names.ts'
import { splitTranscript } from '../repl-enhancements/transform/transcript.ts'
import type { Namespace } from './namespace.ts'
import { withoutSecrets } from './secrets.ts'

/** Where a script gets the names of the shell from: an import, or a line of its own. */
const sources: Readonly<
  Record<string, string | { readonly needs: string; readonly line: string }>
> = {
  requests: 'pool-repl',
  Session: 'pool-repl',
  HTTPAdapter: 'pool-repl',
  logging: 'pool-repl',
  timeit: 'pool-repl',
  conns: 'pool-repl',
  bill: 'pool-repl',
  globals: 'pool-repl/shell',
  provide: 'pool-repl/shell',
  compare: 'pool-repl',
  print: 'pool-repl/shell',
  show: 'pool-repl/shell',
  time: 'pool-repl/shell',
  Practice: 'pool-repl/practice',
  Buffer: 'node:buffer',
  createRequire: 'node:module',
  session: { needs: 'Session', line: 'session = new Session()' },
  practice: { needs: 'Practice', line: 'practice = Practice.start()' },
  require: { needs: 'createRequire', line: 'require = createRequire(import.meta.url)' },
}

/** Names that a script has as the shell does. */
type Preloaded = Pick<Namespace, 'globals' | 'modules' | 'isOwn'>

/**
 * The successful inputs of a session as a module of JavaScript that does what they did, and prints
 * what they printed: with imports, and `await` where the prompt has waited by itself.
 *
 * @param typed whether TypeScript is wanted: names declared at the head then have a type
 */
export function sessionScript(
  recorded: readonly RecordedInput[],
  preloaded: Preloaded,
  typed: boolean,
): string {
  const inputs = recorded
    .filter(({ succeeded }) => succeeded)
    .flatMap((input) => splitTranscript(input.source).map((source) => ({ ...input, source })))
  const isPreloaded = (module: string, member: string | null, as: string): boolean =>
    importOf(preloaded, module, member, as) === undefined
  const names = inputs.map(({ source }) => namesOfInput(source, isPreloaded))
  const hoisted = new Set(hoistedNames(names))
  const options: ExplicitOptions = {
    hoisted,
    pendingMethods: pendingMethods(inputs),
    kindOf: (callee) => kindOf(callee, preloaded),
    imported: (module, member, as) => importOf(preloaded, module, member, as),
    show: 'show',
  }
  const lasts = names.some(({ used }) => used.has('_'))
  if (lasts) hoisted.add('_')
  const pieces = inputs.map((input) => explicitCode(input, options)).filter((code) => code !== '')
  const body = lasts ? pieces.map((code) => code.replace(/(^|\n)show\(/, '$1show(_ = ')) : pieces
  const code = body.join('\n')
  const safe = withoutSecrets(code)
  const head = headOf(code, { names, hoisted, typed })
  const notes = safe === code ? [] : ['// *** stands for what looked like a secret.']
  const front = [...notes, ...head].join('\n')
  return front === '' ? `${safe}\n` : `${front}\n\n${safe}\n`
}

/** The names of methods whose calls were awaited in place. */
function pendingMethods(inputs: readonly RecordedInput[]): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { source, awaited } of inputs) {
    for (const end of awaited) {
      const method = /\.([\p{ID_Start}$_][\p{ID_Continue}$]*)\s*$/u.exec(calleeBefore(source, end))
      if (method?.[1] !== undefined) found.add(method[1])
    }
  }
  return found
}

/** The source up to the opening parenthesis of the call that ends at `end`. */
function calleeBefore(source: string, end: number): string {
  let depth = 0
  for (let at = end - 1; at >= 0; at -= 1) {
    if (source[at] === ')') depth += 1
    else if (source[at] === '(') depth -= 1
    if (depth === 0) return source.slice(0, at)
  }
  return ''
}

function kindOf(
  callee: readonly string[],
  { isOwn }: Preloaded,
): ReturnType<ExplicitOptions['kindOf']> {
  const value = lookUp(callee)?.value
  if (typeof value !== 'function') return 'unknown'
  if (!isOwn(value)) return 'other'
  return Function.prototype.toString.call(value).startsWith('class') ? 'ownClass' : 'own'
}

/** The expression for what a Python import brings; undefined where the shell has it by that name. */
function importOf(
  { globals, modules }: Preloaded,
  module: string,
  member: string | null,
  as: string,
): string | undefined {
  const owner = modules[module]
  const value: unknown =
    member === null ? owner : (Reflect.get(Object(owner), member) ?? modules[`${module}.${member}`])
  if (Object.hasOwn(globals, as) && globals[as] === value) return undefined
  return member === null ? module : `${module}.${member}`
}

interface Head {
  readonly names: readonly InputNames[]
  readonly hoisted: ReadonlySet<string>
  readonly typed: boolean
}

/** The imports and declarations that the inputs need. */
function headOf(code: string, { names, hoisted, typed }: Head): readonly string[] {
  const declared = new Set(names.flatMap((each) => [...each.declared.keys()]))
  const known = new Set([...Object.keys(sources), ...declared, ...hoisted])
  const inText = textStatement.test(code) ? namesInStrings(code, known) : []
  const wanted = new Set(
    Object.keys(sources).filter((name) => {
      if (declared.has(name) && !hoisted.has(name)) return false
      if (inText.includes(name) || (name === 'provide' && inText.length > 0)) return true
      return new RegExp(`(?<![\\w$.])${name}(?![\\w$])`).test(code)
    }),
  )
  const lines: string[] = []
  const variables: string[] = []
  for (const name of [...hoisted].filter((each) => typeof sources[each] !== 'object')) {
    wanted.delete(name)
    variables.push(typed ? `${name}: any` : name)
  }
  if (variables.length > 0) lines.push(`let ${variables.join(', ')}`)
  for (const name of [...wanted]) {
    const source = sources[name]
    if (typeof source !== 'object') continue
    wanted.delete(name)
    wanted.add(source.needs)
    lines.push(`${hoisted.has(name) ? 'let' : 'const'} ${source.line}`)
  }
  const getters = inText.map((name) => `get ${name}() { return ${name} }`)
  if (getters.length > 0) lines.push(`provide({ ${getters.join(', ')} })`)
  return [...importLines(wanted, textStatement.test(code)), '', ...lines].filter(
    (line, at, all) => line !== '' || at < all.length - 1,
  )
}

/** A call of what measures statements, with one that is text. */
const textStatement = /\b(?:timeit|compare)(?:\.\w+)?\(\s*(?:\{\s*stmt:\s*|\[\s*)?['"`]/
/** Of these, the shell's take statements that are text. */
const measuring: ReadonlySet<string> = new Set(['timeit', 'compare'])

/** The names among `known` that may be meant by statements that are text. */
function namesInStrings(code: string, known: ReadonlySet<string>): readonly string[] {
  const strings = code.match(/(['"`])(?:\\[\s\S]|(?!\1)[^\\])*\1/g) ?? []
  const words = new Set(
    strings.flatMap((text) => text.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu)),
  )
  return [...known].filter((name) => name !== 'provide' && words.has(name))
}

function importLines(wanted: ReadonlySet<string>, hasText: boolean): readonly string[] {
  const byModule = new Map<string, string[]>()
  for (const name of [...wanted].sort()) {
    const module = hasText && measuring.has(name) ? 'pool-repl/shell' : sources[name]
    if (typeof module !== 'string') continue
    byModule.set(module, [...(byModule.get(module) ?? []), name])
  }
  return [...byModule]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([module, names]) => `import { ${names.join(', ')} } from '${module}'`)
}

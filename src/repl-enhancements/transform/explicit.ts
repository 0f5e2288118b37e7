import MagicString from 'magic-string'
import { namesIn } from './declarations.ts'
import { importsOf, isShown } from './explicit-names.ts'
import { isPythonArgument } from './keyword-arguments.ts'
import { child, childNodes, children, isFunction, type Node, textOf, unwrapped } from './node.ts'
import { parseSource } from './parse.ts'
import { tailsOf } from './rewriter.ts'
import { skipTrivia } from './rewriting.ts'

/** An input that was executed at a prompt. */
export interface ExecutedInput {
  readonly source: string
  /** Whether its value was shown. */
  readonly shown: boolean
  /** Where the calls end that were awaited in place; 0 is the value of the input itself. */
  readonly awaited: readonly number[]
}

/** What the code of a script has to know of the world that its inputs were executed in. */
export interface ExplicitOptions {
  /** Names that the script declares at its head: they are assigned where they were declared. */
  readonly hoisted: ReadonlySet<string>
  /** Names of methods that were awaited somewhere: their calls are awaited everywhere. */
  readonly pendingMethods: ReadonlySet<string>
  /** What a callee is: its keyword arguments are one object, or it is a class that needs `new`. */
  readonly kindOf: (callee: readonly string[]) => 'own' | 'ownClass' | 'other' | 'unknown'
  /** The expression for what a Python import brings; undefined where nothing needs to be done. */
  readonly imported: (module: string, member: string | null, as: string) => string | undefined
  /** The name of the function that shows a value. */
  readonly show: string
}

const constants: Readonly<Record<string, string>> = { True: 'true', False: 'false', None: 'null' }

/**
 * An input as a piece of a module that does the same: what the prompt awaited says `await`, calls
 * in Python's form have JavaScript's, and the value that was shown is shown.
 *
 * @throws SourceError when it is not code
 */
export function explicitCode(input: ExecutedInput, options: ExplicitOptions): string {
  const { code, program, hashes, continued } = parseSource(input.source)
  const edits = new MagicString(code)
  for (const at of hashes) edits.update(at, at + 1, '//')
  for (const at of continued) edits.update(at, at + 1, ' ')
  new ExplicitWriter(input, { ...options, code, edits }).write(program)
  const text = edits.toString().trim()
  return /^[([`/+-](?![/*])/.test(text) ? `;${text}` : text
}

interface Writing extends ExplicitOptions {
  readonly code: string
  readonly edits: MagicString
}

class ExplicitWriter {
  readonly #input: ExecutedInput
  readonly #writing: Writing
  readonly #awaited: ReadonlySet<number>

  constructor(input: ExecutedInput, writing: Writing) {
    this.#input = input
    this.#writing = writing
    this.#awaited = new Set(input.awaited)
  }

  write(program: Node): void {
    const statements = children(program, 'body')
    this.#visit(program, undefined, true)
    for (const statement of tailsOf(statements)) this.#tail(statement)
    for (const statement of statements) this.#declaration(statement)
  }

  #visit(node: Node, parent: Node | undefined, atTop: boolean): void {
    const below = atTop && !isFunction(node)
    for (const each of childNodes(node)) this.#visit(each, node, below)
    switch (node.type) {
      case 'CallExpression':
      case 'NewExpression':
        return this.#call(node, parent, atTop)
      case 'Identifier':
        return this.#name(node, parent)
      case 'Literal':
        return this.#literal(node)
      case 'PythonImport':
        return this.#pythonImport(node)
      case 'AssignmentExpression':
      case 'VariableDeclarator':
        return this.#tuple(child(node, node.type === 'VariableDeclarator' ? 'init' : 'right'))
    }
  }

  #call(call: Node, parent: Node | undefined, atTop: boolean): void {
    const { edits, kindOf } = this.#writing
    const names = namesOf(child(call, 'callee'))
    const kind = names === undefined ? 'unknown' : kindOf(names)
    const args = children(call, 'arguments')
    if (kind !== 'other' && args.some(isPythonArgument)) this.#keywords(args)
    const makes = call.type === 'CallExpression' && kind === 'ownClass'
    if (makes) edits.prependRight(call.start, 'new ')
    if (atTop && !makes && this.#isAwaited(call, parent)) this.#await(call, parent)
  }

  #isAwaited(call: Node, parent: Node | undefined): boolean {
    if (parent?.type === 'AwaitExpression' || call.type !== 'CallExpression') return false
    if (this.#awaited.has(call.end)) return true
    const property = child(child(call, 'callee') ?? call, 'property')
    const method = textOf(property, 'name')
    return this.#writing.pendingMethods.has(method) && !isChained(call, parent)
  }

  #await(call: Node, parent: Node | undefined): void {
    const { edits } = this.#writing
    const needsParentheses =
      (parent !== undefined && /^(?:Member|Chain|TaggedTemplate)/.test(parent.type)) ||
      (parent !== undefined && child(parent, 'callee') === call) ||
      parent?.operator === '**'
    edits.prependRight(call.start, needsParentheses ? '(await ' : 'await ')
    if (needsParentheses) edits.appendLeft(call.end, ')')
  }

  /** `(x, a=1, **more)` → `(x, { a: 1, ...more })`. */
  #keywords(args: readonly Node[]): void {
    const { edits, code } = this.#writing
    for (const argument of args) {
      if (argument.type === 'PythonSpread') edits.update(argument.start, argument.start + 1, '...')
    }
    const named = args.filter(
      ({ type }) => type === 'PythonOptions' || type === 'AssignmentExpression',
    )
    const [first] = named
    const last = named.at(-1)
    if (first === undefined || last === undefined) return
    edits.prependRight(first.start, '{ ')
    edits.appendLeft(last.end, ' }')
    for (const argument of named) {
      const left = child(argument, 'left')
      const right = child(argument, 'right')
      if (argument.type === 'PythonOptions') edits.update(argument.start, argument.start + 2, '...')
      if (left === undefined || right === undefined) continue
      edits.update(skipTrivia(code, left.end), skipTrivia(code, left.end) + 1, ': ')
      this.#tuples(right)
    }
  }

  /** Python's tuples within the value of a keyword argument. */
  #tuples(value: Node): void {
    const inner = unwrapped(value)
    if (inner.type === 'SequenceExpression' && inner !== value) this.#asArray(value)
    if (/^(?:Sequence|Array|Object)Expression$|^Property$/.test(inner.type)) {
      for (const below of childNodes(inner)) this.#tuples(below)
    }
  }

  /** `session.auth = ("user", "pass")`, where nothing but a tuple makes sense. */
  #tuple(value: Node | undefined): void {
    const inner = value && unwrapped(value)
    if (value === undefined || inner?.type !== 'SequenceExpression' || inner === value) return
    const plain = children(inner, 'expressions').every(({ type }) =>
      /^(?:Literal|Identifier|MemberExpression)$/.test(type),
    )
    if (plain) this.#asArray(value)
  }

  readonly #arrays = new Set<Node>()

  #asArray(parentheses: Node): void {
    if (this.#arrays.has(parentheses)) return
    this.#arrays.add(parentheses)
    const { edits } = this.#writing
    edits.update(parentheses.start, parentheses.start + 1, '[')
    edits.update(parentheses.end - 1, parentheses.end, ']')
  }

  #name(node: Node, parent: Node | undefined): void {
    const instead = constants[textOf(node, 'name')]
    if (instead === undefined || parent === undefined) return
    const isKey = parent.computed !== true && (node === parent.property || node === parent.key)
    if (!isKey) this.#writing.edits.update(node.start, node.end, instead)
  }

  #literal(node: Node): void {
    if (typeof node.value !== 'string' || node.python === undefined) return
    const text = JSON.stringify(node.value)
    const code = node.python === 'bytes' ? `Buffer.from(${text}, 'latin1')` : text
    this.#writing.edits.update(node.start, node.end, code)
  }

  #pythonImport(node: Node): void {
    const { edits, hoisted, imported } = this.#writing
    const parts: string[] = []
    for (const { module, member, as } of importsOf(node)) {
      const expression = imported(module, member, as)
      if (expression === undefined) continue
      parts.push(`${hoisted.has(as) ? '' : 'const '}${as} = ${expression}`)
    }
    edits.update(node.start, node.end, parts.join('; '))
  }

  /** Shows the value of the input, or just waits for it. */
  #tail(statement: Node): void {
    const expression = child(statement, 'expression')
    if (expression === undefined) return
    const { edits, show } = this.#writing
    const waits = this.#awaited.has(0) ? 'await ' : ''
    if (this.#input.shown && isShown(expression)) {
      edits.prependRight(expression.start, `${show}(${waits}`)
      edits.appendLeft(expression.end, ')')
    } else if (waits !== '' && expression.type !== 'AwaitExpression') {
      edits.prependRight(expression.start, waits)
    }
  }

  /** Makes the declaration of a name that the head of the script declares an assignment. */
  #declaration(statement: Node): void {
    const { edits, hoisted, code } = this.#writing
    if (statement.type === 'VariableDeclaration') {
      const declarators = children(statement, 'declarations')
      const [first] = declarators
      const names = declarators.flatMap((each) => namesIn(child(each, 'id')))
      if (first === undefined || !names.some((name) => hoisted.has(name))) return
      edits.remove(statement.start, first.start)
      for (const declarator of declarators) this.#assignment(declarator)
    } else if (statement.type === 'ImportDeclaration') this.#moduleImport(statement)
    else if (/^(?:Function|Class)Declaration$/.test(statement.type)) {
      const name = textOf(child(statement, 'id'), 'name')
      if (!hoisted.has(name)) return
      edits.prependRight(statement.start, `${name} = `)
      if (code[statement.end] !== ';') edits.appendLeft(statement.end, ';')
    }
  }

  #assignment(declarator: Node): void {
    const { edits } = this.#writing
    if (child(declarator, 'init') === undefined) edits.appendLeft(declarator.end, ' = undefined')
    if (child(declarator, 'id')?.type !== 'ObjectPattern') return
    edits.prependRight(declarator.start, ';(')
    edits.appendLeft(declarator.end, ')')
  }

  #moduleImport(statement: Node): void {
    const { edits, hoisted, code } = this.#writing
    const specifiers = children(statement, 'specifiers')
    const source = child(statement, 'source')
    const locals = specifiers.map((each) => textOf(child(each, 'local'), 'name'))
    if (source === undefined || !locals.some((name) => hoisted.has(name))) return
    const module = `await import(${code.slice(source.start, source.end)})`
    const parts = specifiers.map((each, index) => {
      const imported = child(each, 'imported')
      const name = imported === undefined ? 'default' : code.slice(imported.start, imported.end)
      return each.type === 'ImportNamespaceSpecifier'
        ? `${locals[index]} = ${module}`
        : `;({ ${name}: ${locals[index]} } = ${module})`
    })
    edits.update(statement.start, statement.end, parts.join('\n'))
  }
}

/** `session.get` as names; undefined where it is more than that. */
function namesOf(callee: Node | undefined): readonly string[] | undefined {
  if (callee === undefined) return undefined
  const node = unwrapped(callee)
  if (node.type === 'Identifier') return [textOf(node, 'name')]
  if (node.type !== 'MemberExpression' || node.computed === true) return undefined
  const owner = namesOf(child(node, 'object'))
  return owner && [...owner, textOf(child(node, 'property'), 'name')]
}

/** Whether a call stands where concurrency is the author's: before `.then`, in a list. */
function isChained(call: Node, parent: Node | undefined): boolean {
  if (parent?.type === 'ArrayExpression') return true
  if (parent?.type !== 'MemberExpression' || child(parent, 'object') !== call) return false
  return /^(?:then|catch|finally)$/.test(textOf(child(parent, 'property'), 'name'))
}

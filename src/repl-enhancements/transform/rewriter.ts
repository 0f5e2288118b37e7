import { awaitInPlace, leaveAlone, watchAwait } from './awaiting.ts'
import { formOf, rewriteCall } from './calls.ts'
import {
  exposeFunctions,
  persistClass,
  persistFunction,
  persistVariables,
  rewriteTuple,
} from './declarations.ts'
import { rewriteImport } from './imports.ts'
import { child, childNodes, children, isFunction, type Node, unwrapped } from './node.ts'
import { linksOf, rewriteChain } from './optional-chains.ts'
import { isUsing, lowerUsing } from './resources.ts'
import { type Rewriting, sourceOf, surround } from './rewriting.ts'

/**
 * Goes through a tree and has each node rewritten, inner ones first.
 *
 * `atTop` says of a node that it runs with the input itself, not when a function is called: only
 * there are calls awaited in place.
 */
export class Rewriter {
  readonly #rewriting: Rewriting
  /** Statements whose value is the value of the input. */
  readonly #tails: ReadonlySet<Node>
  /** Declarations in the heads of loops. */
  readonly #heads = new Set<Node>()
  /** Declarations of variables that are the input's own. */
  readonly #own = new Set<Node>()

  constructor(rewriting: Rewriting, tails: readonly Node[]) {
    this.#rewriting = rewriting
    this.#tails = new Set(tails)
  }

  /** Rewrites a whole program. */
  rewrite(program: Node): void {
    let isFirst = true
    for (const statement of children(program, 'body')) {
      this.#statement(statement, isFirst)
      if (statement.type !== 'FunctionDeclaration') isFirst = false
    }
  }

  #statement(statement: Node, isFirst: boolean): void {
    const declaration = child(statement, 'declaration')
    if (statement.type.startsWith('Export')) return this.#export(statement, declaration)
    this.#own.add(statement)
    this.#visit(statement, true)
    if (statement.type === 'FunctionDeclaration') {
      persistFunction(this.#rewriting, statement, isFirst)
    } else if (statement.type === 'ClassDeclaration') persistClass(this.#rewriting, statement)
  }

  /** At a prompt there is nobody to export to: what is exported is declared. */
  #export(statement: Node, declaration: Node | undefined): void {
    const { edits, source } = this.#rewriting
    if (declaration === undefined || source.startsWith('*', declaration.start)) {
      edits.update(statement.start, statement.end, ';')
      return
    }
    edits.remove(statement.start, declaration.start)
    const { type } = declaration
    if (
      type === 'VariableDeclaration' ||
      (type.endsWith('Declaration') && child(declaration, 'id'))
    ) {
      return this.#statement(declaration, true)
    }
    this.#visit(declaration, true)
    surround(this.#rewriting, declaration.start, declaration.end, 'void (', ');')
  }

  #visit(node: Node, atTop: boolean): void {
    if (atTop) this.#prepare(node)
    if (isFunction(node)) {
      for (const below of childNodes(node)) this.#visit(below, false)
    } else if (node.type === 'ClassBody') this.#visitClassBody(node, atTop)
    else if (node.type === 'ChainExpression') this.#visitChain(node, atTop)
    else if (node.type !== 'PythonImport' && node.type !== 'ImportDeclaration') {
      for (const below of childNodes(node)) this.#visit(below, atTop)
    }
    this.#rewrite(node, atTop)
  }

  #prepare(node: Node): void {
    leaveAlone(this.#rewriting, node)
    const head = child(node, 'init') ?? child(node, 'left')
    if (head !== undefined && node.type.startsWith('For')) this.#heads.add(head)
    const argument = child(node, 'argument')
    if (node.operator !== 'delete' || argument?.type !== 'ChainExpression') return
    // What is deleted has to stay a member.
    for (const link of linksOf(argument)) this.#rewriting.alone.add(link)
  }

  /** Computed names run at once, the members when they are used. */
  #visitClassBody(node: Node, atTop: boolean): void {
    for (const member of children(node, 'body')) {
      const key = child(member, 'key')
      if (key !== undefined && member.computed === true) this.#visit(key, atTop)
      const value = child(member, 'value')
      if (value !== undefined) this.#visit(value, false)
      for (const statement of children(member, 'body')) this.#visit(statement, false)
    }
  }

  #visitChain(chain: Node, atTop: boolean): void {
    const links = linksOf(chain)
    for (const link of links) {
      if (atTop) leaveAlone(this.#rewriting, link)
      for (const below of childNodes(link)) {
        if (!links.includes(below)) this.#visit(below, atTop)
      }
    }
  }

  #rewrite(node: Node, atTop: boolean): void {
    const rewriting = this.#rewriting
    switch (node.type) {
      case 'CallExpression':
      case 'NewExpression':
      case 'TaggedTemplateExpression':
        return this.#call(node, atTop)
      case 'ChainExpression':
        return rewriteChain(rewriting, node, atTop)
      case 'ImportExpression':
        if (atTop) rewriting.waits = true
        rewriting.edits.update(node.start, node.start + 6, `${rewriting.helpers}.importAny`)
        return
      case 'MetaProperty':
        if (sourceOf(rewriting, node).startsWith('import')) {
          rewriting.edits.update(node.start, node.end, `${rewriting.helpers}.meta`)
        }
        return
      case 'PythonImport':
      case 'ImportDeclaration':
        return rewriteImport(rewriting, node, atTop)
      case 'SpreadElement':
      case 'PythonSpread':
      case 'PythonOptions':
        return this.#spread(node)
      case 'Literal':
        return this.#literal(node)
    }
    lowerUsing(rewriting, node)
    if (atTop) this.#rewriteAtTop(node)
  }

  #rewriteAtTop(node: Node): void {
    switch (node.type) {
      case 'AwaitExpression':
        return watchAwait(this.#rewriting, node)
      case 'ExpressionStatement':
        return this.#expression(node)
      case 'VariableDeclaration':
        return this.#variables(node)
      case 'BlockStatement':
        return exposeFunctions(this.#rewriting, node)
      case 'ForStatement':
        return this.#head(child(node, 'init'), false)
      case 'ForInStatement':
      case 'ForOfStatement':
        if (node.await === true) this.#rewriting.waits = true
        return this.#head(child(node, 'left'), true)
      case 'ThrowStatement':
      case 'BreakStatement':
      case 'ContinueStatement':
      case 'DoWhileStatement':
        return this.#terminate(node)
    }
  }

  #call(node: Node, atTop: boolean): void {
    if (node.type !== 'TaggedTemplateExpression') {
      rewriteCall(this.#rewriting, node, formOf(node, atTop), node.start)
    }
    if (!atTop || node.type === 'NewExpression' || this.#rewriting.alone.has(node)) return
    awaitInPlace(this.#rewriting, node.start, node.end)
  }

  /** Python's marks in JavaScript's form; those in a call with keywords go away with it. */
  #spread(node: Node): void {
    const stars = node.type === 'PythonSpread' ? 1 : node.starred === true ? 2 : 0
    if (stars > 0) this.#rewriting.edits.update(node.start, node.start + stars, '...')
  }

  /** Python's strings in JavaScript's form. */
  #literal(node: Node): void {
    if (typeof node.value !== 'string' || node.python === undefined) return
    const text = JSON.stringify(node.value).replaceAll('\u2028', '\\u2028')
    const isBytes = node.python === 'bytes'
    const code = isBytes ? `${this.#rewriting.helpers}.bytes(${text})` : text
    const lines = sourceOf(this.#rewriting, node).split('\n').length - 1
    this.#rewriting.edits.update(node.start, node.end, code + '\n'.repeat(lines))
  }

  #expression(statement: Node): void {
    const expression = child(statement, 'expression')
    if (expression === undefined) return
    const right = expression.operator === '=' ? child(expression, 'right') : undefined
    if (expression.type === 'AssignmentExpression' && right !== undefined) {
      rewriteTuple(this.#rewriting, right)
    }
    if (this.#tails.has(statement)) {
      const way = isAssignment(expression) ? 'keep' : 'show'
      const before = `${this.#rewriting.helpers}.${way}((`
      surround(this.#rewriting, statement.start, expression.end, before, '))')
    }
    this.#terminate(statement)
  }

  #variables(declaration: Node): void {
    if (this.#heads.has(declaration)) return
    if (declaration.kind === 'var' || this.#own.has(declaration)) {
      persistVariables(this.#rewriting, declaration, false)
    } else if (isUsing(declaration) && !this.#rewriting.knowsUsing) return
    this.#terminate(declaration)
  }

  #head(head: Node | undefined, inHead: boolean): void {
    if (head?.type !== 'VariableDeclaration' || head.kind !== 'var') return
    persistVariables(this.#rewriting, head, inHead)
  }

  /** What begins with a parenthesis now must not be taken for the arguments of a call. */
  #terminate(statement: Node): void {
    const { edits, source } = this.#rewriting
    if (source[statement.end - 1] !== ';') edits.appendLeft(statement.end, ';')
  }
}

function isAssignment(given: Node): boolean {
  const expression = unwrapped(given)
  if (expression.type !== 'SequenceExpression') return expression.type === 'AssignmentExpression'
  return children(expression, 'expressions').every(isAssignment)
}

/** The statements whose value a program ends with: the last one, or the last ones of its branches. */
export function tailsOf(statements: readonly Node[]): readonly Node[] {
  const last = statements.findLast(({ type }) => type !== 'EmptyStatement')
  return last === undefined ? [] : tailsIn(last)
}

function tailsIn(statement: Node): readonly Node[] {
  switch (statement.type) {
    case 'ExpressionStatement':
      return [statement]
    case 'BlockStatement':
      return tailsOf(children(statement, 'body'))
    case 'IfStatement':
      return [...below(statement, 'consequent'), ...below(statement, 'alternate')]
    case 'TryStatement':
      return [...below(statement, 'block'), ...below(statement, 'handler')]
    case 'LabeledStatement':
    case 'CatchClause':
      return below(statement, 'body')
    default:
      return []
  }
}

function below(statement: Node, field: string): readonly Node[] {
  const node = child(statement, field)
  return node === undefined ? [] : tailsIn(node)
}

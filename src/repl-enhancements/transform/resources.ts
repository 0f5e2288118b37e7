import { child, children, type Node } from './node.ts'
import { type Rewriting, replace, sourceOf, surround } from './rewriting.ts'

/** Whether a statement is `using x = …` or `await using x = …`. */
export function isUsing(node: Node | undefined): boolean {
  return (
    node?.type === 'VariableDeclaration' && (node.kind === 'using' || node.kind === 'await using')
  )
}

/**
 * At the top level what is used is handed over: it is disposed of at the end of the input, and its
 * name stays, as other names do.
 */
export function useAtTop(rewriting: Rewriting, declaration: Node): void {
  rewriting.waits = true
  wrapValues(rewriting, declaration, rewriting.helpers)
}

/**
 * Writes `using` in older words, for engines that do not know it: what a block or a loop uses is
 * disposed of at its end, in reverse order, also after an error.
 */
export function lowerUsing(rewriting: Rewriting, node: Node): void {
  if (rewriting.knowsUsing) return
  if (node.type === 'BlockStatement') lowerBlock(rewriting, node)
  else if (node.type === 'ForStatement') lowerLoop(rewriting, node)
  else if (node.type === 'ForOfStatement') lowerForOf(rewriting, node)
}

function lowerBlock(rewriting: Rewriting, block: Node): void {
  const declarations = children(block, 'body').filter(isUsing)
  if (declarations.length === 0) return
  const scope = scopeName(rewriting, block)
  for (const declaration of declarations) {
    declare(rewriting, declaration, scope)
    if (rewriting.source[declaration.end - 1] !== ';') {
      rewriting.edits.appendLeft(declaration.end, ';')
    }
  }
  const [before, behind] = frame(rewriting, scope, declarations.some(waits))
  rewriting.edits.appendLeft(block.start + 1, before)
  rewriting.edits.prependRight(block.end - 1, behind)
}

/** `for (using x = a; …) b` → `{ …try { for (const x = scope.use(a); …) b }… }`. */
function lowerLoop(rewriting: Rewriting, loop: Node): void {
  const head = child(loop, 'init')
  if (head === undefined || !isUsing(head)) return
  const scope = scopeName(rewriting, loop)
  declare(rewriting, head, scope)
  const [before, behind] = frame(rewriting, scope, waits(head))
  surround(rewriting, loop.start, loop.end, `{${before}`, `${behind}}`)
}

/** `for (using x of a) b` → `for (const $ of a) { …try { const x = scope.use($); b }… }`. */
function lowerForOf(rewriting: Rewriting, loop: Node): void {
  const head = child(loop, 'left')
  const body = child(loop, 'body')
  const [declarator] = head === undefined ? [] : children(head, 'declarations')
  if (head === undefined || body === undefined || !isUsing(head) || declarator === undefined) return
  const scope = scopeName(rewriting, loop)
  const value = `${scope}v`
  const name = sourceOf(rewriting, declarator)
  replace(rewriting, head.start, head.end, `const ${value}`)
  const [before, behind] = frame(rewriting, scope, waits(head))
  const use = `const ${name}=${scope}.${method(head)}(${value});`
  surround(rewriting, body.start, body.end, `{${before}${use}`, `${behind}}`)
}

function scopeName({ helpers }: Rewriting, node: Node): string {
  return `${helpers}s${node.start}`
}

function waits({ kind }: Node): boolean {
  return kind === 'await using'
}

function method(declaration: Node): string {
  return waits(declaration) ? 'useAsync' : 'use'
}

function frame({ helpers }: Rewriting, scope: string, awaits: boolean): [string, string] {
  const error = `${helpers}e`
  return [
    `const ${scope}=${helpers}.disposer();try{`,
    `}catch(${error}){${scope}.fail(${error})}finally{${awaits ? 'await ' : ''}${scope}.end()}`,
  ]
}

function declare(rewriting: Rewriting, declaration: Node, scope: string): void {
  const [first] = children(declaration, 'declarations')
  if (first === undefined) return
  replace(rewriting, declaration.start, first.start, 'const ')
  wrapValues(rewriting, declaration, scope)
}

function wrapValues(rewriting: Rewriting, declaration: Node, scope: string): void {
  for (const declarator of children(declaration, 'declarations')) {
    const value = child(declarator, 'init')
    if (value === undefined) continue
    surround(rewriting, value.start, value.end, `${scope}.${method(declaration)}(`, ')')
  }
}

import { readdirSync } from 'node:fs'
import type { Completion } from '../editing/completion.ts'
import { type CallAround, type Chain, type CursorContext, contextOf } from './cursor-context.ts'
import { lookUp, memberNames } from './members.ts'

/** What is known of names beyond the values that they have. */
export interface Knowledge {
  /** The members of what an expression would give, without evaluating it. */
  members?(chain: Chain): readonly string[] | undefined
  /** The keyword arguments of a call. */
  options?(call: CallAround): readonly string[]
  /** Members of what an expression gives that are nobody's business. */
  hidden?(chain: Chain): readonly string[]
}

export interface CodeCompleterOptions {
  /** The names of the dot commands. */
  readonly commands: () => Iterable<string>
  /** The words that may follow a command. */
  readonly words?: Readonly<Record<string, readonly string[]>>
  readonly knowledge?: Knowledge
}

const ofObject = new Set(Object.getOwnPropertyNames(Object.prototype))

/**
 * Completes names, members, keyword arguments and commands.
 *
 * It evaluates nothing: no function is called, no getter run, no proxy asked.
 */
export class CodeCompleter {
  readonly #options: CodeCompleterOptions

  constructor(options: CodeCompleterOptions) {
    this.#options = options
  }

  complete(before: string): Completion {
    const command = /^\.([\w-]*)(?:[ \t]+([^\n]*))?$/.exec(before)
    if (command !== null) return this.#command(command[1] ?? '', command[2])
    const context = contextOf(before)
    if (context === undefined) return [[], '']
    const { partial } = context
    const names = this.#names(context).filter((name) => name.startsWith(partial))
    return [[...new Set(names)].sort(byName), partial]
  }

  #names(context: CursorContext): readonly string[] {
    const { owner, partial } = context
    if (owner === null) return []
    if (owner === undefined)
      return this.#arguments(context) ?? visible(memberNames(globalThis), partial)
    const { knowledge } = this.#options
    const hidden = knowledge?.hidden?.(owner) ?? []
    const isCalled = owner.some(({ called }) => called)
    const found = isCalled ? undefined : lookUp(owner.map(({ name }) => name))
    const own = found === undefined ? [] : memberNames(found.value)
    const names = [...own, ...(knowledge?.members?.(owner) ?? [])]
    return visible(
      names.filter((name) => !hidden.includes(name)),
      partial,
    )
  }

  /** Keyword arguments, if the cursor may stand at one; the first argument may be a name, too. */
  #arguments({ call, partial, before }: CursorContext): readonly string[] | undefined {
    if (call === undefined || !/^[({,]$/.test(before)) return undefined
    const keys = this.#options.knowledge?.options?.(call) ?? []
    const mark = call.inObject ? ': ' : '='
    const open = keys
      .filter((key) => !call.given.includes(key) && key.startsWith(partial))
      .map((key) => key + mark)
    if (call.inObject || (call.index > 0 && open.length > 0)) return open
    return [...open, ...(partial === '' ? [] : memberNames(globalThis))]
  }

  #command(keyword: string, rest: string | undefined): Completion {
    if (rest === undefined) {
      const names = Array.from(this.#options.commands(), (name) => `.${name}`)
      const typed = `.${keyword}`
      return [names.filter((name) => name.startsWith(typed)).sort(), typed]
    }
    const words = this.#options.words?.[keyword]
    if (words !== undefined) return [words.filter((word) => word.startsWith(rest)), rest]
    if (keyword === 'load' || keyword === 'save') return filesLike(rest)
    return keyword === 'help' ? this.complete(rest) : [[], rest]
  }
}

/** Leaves out what nobody looks for unless it is asked for: what all objects have, `_private`. */
function visible(names: readonly string[], partial: string): readonly string[] {
  return names.filter((name) => {
    if (name.startsWith('_') && !partial.startsWith('_')) return false
    if (name.startsWith('__') && !partial.startsWith('__')) return false
    return partial !== '' || !ofObject.has(name)
  })
}

function filesLike(path: string): Completion {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  try {
    const names = readdirSync(folder === '' ? '.' : folder, { withFileTypes: true })
      .filter(({ name }) => !name.startsWith('.') || path.slice(folder.length).startsWith('.'))
      .map((entry) => folder + entry.name + (entry.isDirectory() ? '/' : ''))
    return [names.filter((name) => name.startsWith(path)).sort(), path]
  } catch {
    return [[], path]
  }
}

function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

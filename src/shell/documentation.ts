import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Knowledge } from '../repl-enhancements/completing/code-completer.ts'
import type { CallAround, Chain } from '../repl-enhancements/completing/cursor-context.ts'
import { classNameOf, lookUp } from '../repl-enhancements/completing/members.ts'
import { type Declaration, type DeclaredMember, declarationsIn } from './declarations.ts'

/** Where what the shell's names give is declared, and the interface of those that are modules. */
const rooms =
  'adapters auth cookies http ledger logging models practice retry sessions shell timeit'
const modules: Readonly<Record<string, string>> = {
  logging: 'Logging',
  timeit: 'Timeit',
  compare: 'Compare',
  time: 'TimeModule',
}

const internals: Readonly<Record<string, readonly string[]>> = {
  Response: ['load', 'readNow', 'requestAgain', 'setsCookies', 'storeCookies'],
}

/**
 * What is known of the shell's names from their declarations: the `.d.ts` files of the package, or
 * where it runs from its sources, those. They are read when they are asked for first.
 */
export class Documentation implements Knowledge {
  readonly #declarations: ReadonlyMap<string, readonly Declaration[]>
  readonly #isOwn: (callee: unknown) => boolean

  constructor(isOwn: (callee: unknown) => boolean) {
    this.#isOwn = isOwn
    this.#declarations = readDeclarations()
  }

  /** The members of what an expression gives, as far as its type is known. */
  members(chain: Chain): readonly string[] | undefined {
    const type = this.#typeOf(chain)
    return type === undefined ? undefined : this.#membersOf(type).map(({ name }) => name)
  }

  /** Members that other rooms need, and that requests' classes have not. */
  hidden(chain: Chain): readonly string[] {
    return internals[this.#typeOf(chain) ?? ''] ?? []
  }

  /** The keyword arguments of a call. */
  options({ callee }: CallAround): readonly string[] {
    return this.optionsOf(callee).map(({ name }) => name)
  }

  /** The keyword arguments of what an expression names, with what they mean. */
  optionsOf(chain: Chain): readonly DeclaredMember[] {
    const declared = this.declarationOf(chain)
    if (declared === undefined) return []
    const parameters = this.#signatureOf(declared)
    return this.#optionTypes(parameters, 3).flatMap((type) => this.#membersOf(type))
  }

  /** Where what an expression names is declared. */
  declarationOf(chain: Chain): DeclaredMember | undefined {
    const last = chain.at(-1)
    if (last === undefined || last.called) return undefined
    const names = chain.map(({ name }) => name)
    const value = chain.some(({ called }) => called) ? undefined : lookUp(names)?.value
    if (typeof value === 'function' && !this.#isOwn(value)) return undefined
    const own = typeof value === 'function' ? this.#ofFunction(value) : undefined
    if (own?.kind === 'class') return own
    const owner = chain.length > 1 ? this.#typeOf(chain.slice(0, -1)) : undefined
    const members = owner === undefined ? [] : this.#membersOf(owner)
    const member = members.find(({ name }) => name === last.name)
    if (member !== undefined) return this.#resolved(member)
    if (own !== undefined) return own
    const type = this.#typeOf(chain)
    if (type !== undefined) return this.#called(last.name, this.#find(type))
    return chain.length === 1 && typeof value === 'object'
      ? this.#find(last.name, 'const')
      : undefined
  }

  /** The alias of a function's type stands for the function of that name. */
  #called(name: string, declared: Declaration | undefined): Declaration | undefined {
    if (declared?.kind !== 'type') return declared
    return { ...declared, name, signature: declared.signature.replace(/^\w+\s*=/, `${name}:`) }
  }

  /** A member that is said to be `typeof f` is `f`. */
  #resolved(member: DeclaredMember): DeclaredMember {
    const [, name] = /: typeof (\w+)$/.exec(member.signature) ?? []
    const meant = name === undefined ? undefined : this.#find(name)
    return meant === undefined ? member : { ...meant, name: member.name }
  }

  /** Of a class, how it is made. */
  #signatureOf(declared: DeclaredMember): string {
    if (!declared.signature.startsWith('class ')) return declared.signature
    for (const type of this.#withParents(declared.name)) {
      const made = type.members.find(({ name }) => name === 'constructor')
      if (made !== undefined) return made.signature
    }
    return ''
  }

  #ofFunction(value: object): Declaration | undefined {
    const name: unknown = Object.getOwnPropertyDescriptor(value, 'name')?.value
    return typeof name === 'string' ? this.#find(name) : undefined
  }

  /** The name of the class or interface of what an expression gives. */
  #typeOf(chain: Chain): string | undefined {
    const called = chain.findIndex((step) => step.called)
    const known = called < 0 ? chain.length : called
    for (let length = known; length > 0; length -= 1) {
      const names = chain.slice(0, length).map(({ name }) => name)
      const found = lookUp(names)
      if (found === undefined) continue
      let type = modules[names.join('.')] ?? classNameOf(found.value)
      if (type === 'Function' || type === 'Object') type = undefined
      const rest = chain.slice(length)
      if (type === undefined && rest.length > 0) return this.#typeOfCall(chain, length)
      return rest.reduce<string | undefined>((at, step) => at && this.#step(at, step), type)
    }
    return undefined
  }

  /** `requests.get(url)`: the function is known, and so is what it returns. */
  #typeOfCall(chain: Chain, length: number): string | undefined {
    const callee = lookUp(chain.slice(0, length + 1).map(({ name }) => name))?.value
    if (typeof callee !== 'function' || !this.#isOwn(callee)) return undefined
    const declared = this.#ofFunction(callee)
    if (declared === undefined) return undefined
    const type =
      declared.kind === 'class' ? declared.name : this.#typeIn(returned(declared.signature))
    return chain
      .slice(length + 1)
      .reduce<string | undefined>((at, step) => at && this.#step(at, step), type)
  }

  #step(type: string, { name, called }: Chain[number]): string | undefined {
    const member = this.#membersOf(type).find((each) => each.name === name)
    if (member === undefined) return undefined
    const { signature } = this.#resolved(member)
    const text = called
      ? returned(signature)
      : signature.replace(/^(?:get |static )?[\w$]+(?:\(\))?\??:/, '')
    return this.#typeIn(text)
  }

  /** The one known class or interface that a type comes down to. */
  #typeIn(type: string): string | undefined {
    const [, inner] = /^\s*(?:Pending|Promise)<(.*)>\s*$/.exec(type) ?? []
    const [, name = ''] = /^\s*(?:readonly\s)?([A-Z]\w*)/.exec(inner ?? type) ?? []
    if (this.#find(name, 'class') ?? this.#find(name, 'interface')) return name
    const alias = this.#find(name, 'type')?.signature ?? ''
    return alias === '' ? undefined : this.#typeIn(alias.replace(/^\w+(?:<[^>]*>)?\s*=/, ''))
  }

  #membersOf(type: string): readonly DeclaredMember[] {
    const members = this.#withParents(type).flatMap((each) => each.members)
    return members.filter(({ name }) => name !== 'constructor')
  }

  #withParents(type: string): readonly Declaration[] {
    const declared = this.#find(type, 'class') ?? this.#find(type, 'interface')
    if (declared === undefined) return []
    return [declared, ...declared.parents.flatMap((parent) => this.#withParents(parent))]
  }

  /** The interfaces of options in a text of types, also behind aliases. */
  #optionTypes(text: string, depth: number): readonly string[] {
    const names = new Set(text.match(/\b[A-Z]\w*/g))
    const found = [...names].flatMap((name) => {
      if (/(?:Options|Settings)$/.test(name) && this.#find(name, 'interface')) return [name]
      const alias = depth === 0 ? undefined : this.#find(name, 'type')
      return alias === undefined ? [] : this.#optionTypes(alias.signature, depth - 1)
    })
    return [...new Set(found)]
  }

  /** What a name stands for, documented if that is anywhere. */
  #find(name: string, kind?: Declaration['kind']): Declaration | undefined {
    const named = this.#declarations.get(name) ?? []
    const all = kind === undefined ? named : named.filter((one) => one.kind === kind)
    return all.find(({ doc }) => doc !== '') ?? all[0]
  }
}

/** The type that a signature returns. */
function returned(signature: string): string {
  return /(?:\)|=>)\s*:?\s*([^()]*)$/.exec(signature)?.[1] ?? ''
}

function readDeclarations(): ReadonlyMap<string, readonly Declaration[]> {
  const ending = import.meta.url.endsWith('.ts') ? '.ts' : '.d.ts'
  const root = fileURLToPath(new URL('..', import.meta.url))
  const found = new Map<string, Declaration[]>()
  const files = rooms.split(' ').flatMap((room) => filesIn(join(root, room), ending))
  for (const file of files) {
    for (const declared of declarationsIn(readFileSync(file, 'utf8'))) {
      found.set(declared.name, [...(found.get(declared.name) ?? []), declared])
    }
  }
  return found
}

function filesIn(folder: string, ending: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name))
}

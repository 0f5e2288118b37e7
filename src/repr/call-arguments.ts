import { isPlainObject } from './plain-object.ts'

/** What Python's `def` line says of a function, as far as a wrong call shows it. */
export interface Signature<Name extends string> {
  /** As Python's error texts have it: `getLogger`, `Formatter.__init__`. */
  readonly name: string
  /** Parameters that may be given by position or by name, in order. */
  readonly parameters: readonly Name[]
  /** How many of them must be given. @default 0 */
  readonly required?: number
  /** Parameters that may be given by name only. */
  readonly keywordOnly?: readonly Name[]
  /** Whether Python counts a `self` among the arguments. @default false */
  readonly method?: boolean
}

/**
 * The arguments of a call by their names, as Python binds them: the positional ones first, then,
 * in one plain object that stands last, the keyword arguments.
 *
 * A keyword argument that is `undefined` counts as not given; `null` is Python's None.
 *
 * @throws TypeError with Python's text: an unknown name, a value given twice, too many arguments
 *   or too few
 * @example
 * const signature = { name: 'getLogger', parameters: ['name'] } as const
 * bindArguments(signature, ['urllib3']) // { name: 'urllib3' }
 * bindArguments(signature, [{ name: 'urllib3' }]) // the same
 */
export function bindArguments<Name extends string>(
  signature: Signature<Name>,
  args: readonly unknown[],
): { [K in Name]?: unknown } {
  const last = args.at(-1)
  const keywords = isPlainObject(last) ? last : {}
  const positional = isPlainObject(last) ? args.slice(0, -1) : args
  refuseTooMany(signature, positional.length)
  const bound: { [K in Name]?: unknown } = {}
  for (const [index, name] of signature.parameters.entries()) {
    if (positional[index] !== undefined) bound[name] = positional[index]
  }
  for (const key of Object.keys(keywords)) {
    const name = parameterCalled(signature, key)
    if (keywords[key] === undefined) continue
    if (Object.hasOwn(bound, name)) {
      throw new TypeError(`${signature.name}() got multiple values for argument '${key}'`)
    }
    bound[name] = keywords[key]
  }
  refuseMissing(signature, bound)
  return bound
}

function parameterCalled<Name extends string>(signature: Signature<Name>, key: string): Name {
  const { parameters, keywordOnly = [] } = signature
  const name = [...parameters, ...keywordOnly].find((parameter) => parameter === key)
  if (name !== undefined) return name
  throw new TypeError(`${signature.name}() got an unexpected keyword argument '${key}'`)
}

function refuseTooMany(signature: Signature<string>, given: number): void {
  const { name, parameters, required = 0, method = false } = signature
  if (given <= parameters.length) return
  const self = method ? 1 : 0
  const most = parameters.length + self
  const takes = required < parameters.length ? `from ${required + self} to ${most}` : String(most)
  const noun = most === 1 && required === parameters.length ? 'argument' : 'arguments'
  throw new TypeError(
    `${name}() takes ${takes} positional ${noun} but ${given + self} ${given + self === 1 ? 'was' : 'were'} given`,
  )
}

function refuseMissing(signature: Signature<string>, bound: object): void {
  const { name, parameters, required = 0 } = signature
  const missing = parameters.slice(0, required).filter((parameter) => !(parameter in bound))
  if (missing.length === 0) return
  const quoted = missing.map((parameter) => `'${parameter}'`)
  const noun = missing.length === 1 ? 'argument' : 'arguments'
  throw new TypeError(
    `${name}() missing ${missing.length} required positional ${noun}: ${listed(quoted)}`,
  )
}

/** `a`, `a and b`, `a, b, and c`. */
function listed(words: readonly string[]): string {
  if (words.length < 3) return words.join(' and ')
  return `${words.slice(0, -1).join(', ')}, and ${words.at(-1)}`
}

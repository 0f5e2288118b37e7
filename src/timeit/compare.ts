import { ValueError } from '../errors.ts'
import { Pending } from '../pending.ts'
import { isInteger, isPlainObject, typeName } from '../repr/index.ts'
import { seeded } from '../statistics/index.ts'
import { Comparison } from './comparison.ts'
import { measureSides, type TimingEnvironment } from './measure-sides.ts'
import { sideNames } from './side-name.ts'
import type { Statement } from './statement.ts'
import { type TimingOptions, timingKeywords, timingLimits } from './timing-options.ts'

export interface CompareOptions extends TimingOptions {
  /** Makes the order of the calls, and the intervals, the same again. @default another each time */
  readonly seed?: number
}

/** Two functions or more, with their names or one after another; then the options. */
export type CompareArguments =
  | [sides: Readonly<Record<string, Statement>>, options?: CompareOptions]
  | [a: Statement, b: Statement, ...more: Statement[]]
  | [a: Statement, b: Statement, options: CompareOptions]
  | [a: Statement, b: Statement, c: Statement, options: CompareOptions]

/**
 * Compares how long functions take: interleaved and in random order, so that what the machine does
 * meanwhile comes to all alike. The log of connections is quiet, and ctrl-c gives what there is.
 *
 * The ratio of medians has a bootstrap interval of 99 %; `no difference shown` where that covers 1.
 * Both whole calls and `elapsed` are compared. The first call of each is kept apart.
 *
 * @throws TypeError or ValueError for wrong arguments; what a call throws, with side and call in its
 *   `__notes__`
 * @example
 * const result = await compare(
 *   { session: () => session.get(practice.url), requests: () => requests.get(practice.url) },
 *   { number: 10 },
 * )
 * result.sides.map((side) => side.name) // ['session', 'requests']
 */
export type Compare = (...args: CompareArguments) => Pending<Comparison>

interface Sides {
  readonly names: readonly string[]
  readonly statements: readonly Statement[]
}

/** `compare` in its surroundings. */
export function createCompare(environment: TimingEnvironment): Compare {
  return (...args) => Pending.run(() => compareSides(environment, args))
}

async function compareSides(
  environment: TimingEnvironment,
  args: readonly unknown[],
): Promise<Comparison> {
  const { sides, options } = bind(args)
  const seed = seedOf(options.seed)
  const { timings, measured } = await measureSides(environment, {
    title: 'compare',
    ...sides,
    limits: timingLimits(options),
    random: seeded(seed),
  })
  return new Comparison(timings, measured, seed)
}

function bind(args: readonly unknown[]): {
  sides: Sides
  options: Readonly<Record<string, unknown>>
} {
  const [first, ...others] = args
  const last = others.at(-1)
  const options = isPlainObject(last) ? last : {}
  refuseUnknown(options)
  const rest = isPlainObject(last) ? others.slice(0, -1) : others
  if (!isPlainObject(first)) {
    return { sides: checked(undefined, args.length === 0 ? [] : [first, ...rest]), options }
  }
  if (rest.length > 0) {
    throw new TypeError('compare() takes functions with their names, and then options alone')
  }
  return { sides: checked(Object.keys(first), Object.values(first)), options }
}

function checked(names: readonly string[] | undefined, given: readonly unknown[]): Sides {
  const statements: Statement[] = []
  for (const [index, each] of given.entries()) {
    if (typeof each === 'string') statements.push(each)
    else if (typeof each === 'function') statements.push(each as () => unknown)
    else {
      const which = names?.[index] ?? `argument ${index + 1}`
      throw new TypeError(`compare(): ${which} is neither a string nor callable: ${typeName(each)}`)
    }
  }
  if (statements.length < 2) {
    throw new TypeError(
      'compare() takes two functions or more: compare({ a: () => …, b: () => … })',
    )
  }
  return { names: names ?? sideNames(statements), statements }
}

function refuseUnknown(options: Readonly<Record<string, unknown>>): void {
  const known: readonly string[] = [...timingKeywords, 'seed']
  const unknown = Object.keys(options).find((key) => !known.includes(key))
  if (unknown !== undefined) {
    throw new TypeError(`compare() got an unexpected keyword argument '${unknown}'`)
  }
}

function seedOf(seed: unknown): number {
  if (seed === undefined || seed === null) return Math.floor(Math.random() * 2 ** 32)
  if (typeof seed !== 'number' || !isInteger(seed)) {
    throw new TypeError(`seed must be a whole number, not ${typeName(seed)}`)
  }
  if (seed < 0 || seed >= 2 ** 32) throw new ValueError(`seed must be from 0 to 2**32 - 1: ${seed}`)
  return seed
}

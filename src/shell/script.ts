import { writeFileSync } from 'node:fs'
import process from 'node:process'
import { difference, ledger, type Totals } from '../ledger/index.ts'
import { type Logger, logging } from '../logging/index.ts'
import type { Practice } from '../practice/index.ts'
import { type Comparison, compare, type Timing } from '../timeit/index.ts'
import { routes } from '../transport/routes.ts'
import { excerptOf } from './log-excerpt.ts'
import { wordingFilter } from './log-wording.ts'
import { packageVersion } from './package-entries.ts'
import { addRoutes } from './practice-routes.ts'
import { print } from './print.ts'
import { processPractice } from './process-practice.ts'
import { comparisonOf, fasterText, ratioFor, SideSamples, sumLines } from './script-comparison.ts'
import type { ScriptOptions, ScriptSpec } from './script-options.ts'
import {
  compareResults,
  type PartResult,
  type RatioResult,
  type ScriptResult,
  type SideResult,
} from './script-result.ts'

/** A saved script that runs: where it asks, how often, and what it finds out. */
export class Script {
  /** The address to ask, without a path. */
  readonly url: string
  /** How many calls a side. */
  readonly number: number
  /** The servers to start, by `--stack`. */
  readonly stack: string | undefined
  /** The server that is asked; undefined where it is another. */
  readonly practice: Practice | undefined
  readonly #spec: ScriptSpec
  readonly #options: ScriptOptions
  readonly #saved: ScriptResult | undefined
  readonly #parts: Record<string, PartResult> = {}
  readonly #sides: Record<string, SideResult> = {}
  #compared: PartResult = { requests: 0, connections: 0 }
  readonly #ratios: Record<string, RatioResult> = {}
  readonly #relations: Record<string, string> = {}
  readonly #samples = new Map<string, SideSamples>()
  #skipped: string | undefined
  readonly #comparisons: Record<string, unknown> = {}
  #before: Totals = ledger.totals()
  #seenBefore: PartResult = { requests: 0, connections: 0 }

  /** @param saved the result to compare with: its number, distance and server count where none is named */
  constructor(spec: ScriptSpec, options: ScriptOptions, saved: ScriptResult | undefined) {
    this.#spec = spec
    this.#options = options
    this.#saved = saved
    this.stack = options.stack ?? saved?.stack ?? undefined
    const isOther = saved !== undefined && saved.practice === null && this.stack === undefined
    const other = options.url ?? (isOther ? saved.url : undefined)
    this.url = other ?? spec.url
    this.number = options.number ?? saved?.number ?? spec.number ?? 1
    if (other === undefined && this.stack === undefined) this.practice = processPractice()
  }

  /** Prints as the prompt's `print` does; nothing with `--json`. */
  readonly print = (...values: unknown[]): void => {
    if (!this.#options.json) print(...values)
  }

  /** Leads the documents' hosts to the practice server, over the distance that is asked for. */
  async begin(): Promise<void> {
    const { practice } = this
    if (practice !== undefined) {
      addRoutes(routes, { offline: true, mappings: [], practice })
      const rtt = this.#options.rttMs === undefined ? this.#saved?.rtt : this.#options.rttMs / 1000
      if (rtt !== undefined) practice.link({ rtt })
      if (practice.rtt > 0)
        this.print(
          `simulated distance: ${Number((practice.rtt * 1000).toFixed(3))} ms there and back`,
        )
      this.#seenBefore = await seenBy(practice)
    }
    this.#before = ledger.totals()
  }

  /** Does a part of the script, and notes under its name what it has taken. */
  readonly part = async <T>(name: string, act: () => Promise<T>): Promise<T> => {
    const before = ledger.totals()
    const value = await act()
    this.#parts[name] = taken(before)
    return value
  }

  /** Words the log as urllib3 did when the documents were written: no port, no lines of requests. */
  readonly logAsThen = (): void => {
    connectionLogger().addFilter(wordingFilter({ port: false, requests: false }))
  }

  /** Shows of the log the first lines only, and the last ones when the function returned is called. */
  readonly excerpt = (): (() => void) => excerptOf(connectionLogger())

  /** What a part has taken. @throws Error when there was no such part */
  readonly taken = (name: string): PartResult => {
    const part = this.#parts[name]
    if (part === undefined) throw new Error(`there was no part '${name}'`)
    return part
  }

  /** Notes what was found; it is printed at the end. */
  readonly relation = (name: string, value: boolean | string): void => {
    this.#relations[name] = typeof value === 'string' ? value : value ? 'yes' : 'no'
  }

  /** Makes one call of a side that is to be compared, and gives what it gives. */
  readonly sample = <T>(side: string, call: () => Promise<T>): Promise<T> => {
    const samples = this.#samples.get(side) ?? new SideSamples(side)
    this.#samples.set(side, samples)
    return samples.call(call)
  }

  /**
   * Compares the calls of two sides: prints table and verdict, and notes whether the second side
   * is the faster one.
   */
  readonly compareSamples = (relation: string, slow: string, fast: string): void => {
    const of = (side: string): Timing => (this.#samples.get(side) ?? new SideSamples(side)).timing
    const comparison = comparisonOf(of(slow), of(fast))
    for (const line of sumLines(comparison)) this.print(line)
    this.#note(relation, comparison, fast)
  }

  /**
   * Compares two sides as `compare` does, `number` calls of each and a cold one before; prints its
   * report, and notes whether the second side is the faster one.
   */
  readonly compare = async (
    relation: string,
    sides: Readonly<Record<string, () => Promise<unknown>>>,
  ): Promise<void> => {
    const before = ledger.totals()
    const comparison = await compare(sides, { number: this.number, warmup: 1 })
    const { requests, connections } = taken(before)
    this.#compared = {
      requests: this.#compared.requests + requests,
      connections: this.#compared.connections + connections,
    }
    for (const side of comparison.sides) {
      this.#sides[side.name] = { calls: side.calls, connections: side.connections }
    }
    this.print(comparison.toString())
    this.#note(relation, comparison, Object.keys(sides)[1] ?? '')
  }

  #note(relation: string, comparison: Comparison, fast: string): void {
    const ratio = ratioFor(fast, comparison)
    this.#ratios[relation] = ratio
    this.#comparisons[relation] = comparison
    this.relation(relation, fasterText(ratio))
  }

  /** Ends without a result: what the script needs is not there. */
  readonly skip = (reason: string): void => {
    this.#skipped = reason
  }

  /**
   * Prints what was counted and found, and writes and compares the result where that is asked for.
   *
   * @returns the exit code
   */
  async end(): Promise<number> {
    if (this.#skipped !== undefined) {
      process.stderr.write(`skipped: ${this.#skipped}\n`)
      return 0
    }
    const result = await this.#result()
    const { json, save, against } = this.#options
    const isSaved = save === undefined || wrote(save, `${JSON.stringify(result, null, 2)}\n`)
    this.print(countText(result))
    for (const [name, value] of Object.entries(result.relations)) this.print(`${name}: ${value}`)
    if (this.#saved === undefined) {
      if (json) print(JSON.stringify(result, null, 2))
      return isSaved ? 0 : 1
    }
    const differences = compareResults(result, this.#saved)
    const same = differences.every((one) => one.same)
    this.print(`beside ${against}:`)
    for (const { text } of differences) this.print(`  ${text}`)
    if (json) print(JSON.stringify({ ...result, against: differences }, null, 2))
    if (!isSaved) return 1
    return same ? 0 : 3
  }

  async #result(): Promise<ScriptResult> {
    const { practice } = this
    return {
      script: this.#spec.name,
      url: this.url,
      number: this.#spec.number === undefined ? null : this.number,
      rtt: practice?.rtt ?? 0,
      stack: this.stack ?? null,
      runtime: runtimeText(),
      version: packageVersion(),
      ...taken(this.#before),
      practice: practice === undefined ? null : await this.#seen(practice),
      parts: this.#parts,
      compared: this.#compared,
      sides: this.#sides,
      ratios: this.#ratios,
      relations: this.#relations,
      comparisons: this.#comparisons,
    }
  }

  async #seen(practice: Practice): Promise<PartResult> {
    const { requests, connections } = await seenBy(practice)
    const before = this.#seenBefore
    return {
      requests: requests - before.requests,
      connections: connections - before.connections,
    }
  }
}

/** Writes a file; says on stderr why it can't, so that what was measured is not lost with it. */
function wrote(file: string, text: string): boolean {
  try {
    writeFileSync(file, text)
    return true
  } catch (error) {
    process.stderr.write(`error: --save: ${error instanceof Error ? error.message : error}\n`)
    return false
  }
}

function connectionLogger(): Logger {
  return logging.getLogger('urllib3.connectionpool')
}

function taken(before: Totals): PartResult {
  const { requests, connections } = difference(ledger.totals(), before)
  return { requests, connections }
}

/** The requests of a connection are counted for as long as it lives; their list is cut off. */
async function seenBy(practice: Practice): Promise<PartResult> {
  const connections = await practice.connections()
  const requests = connections.reduce((sum, one) => sum + one.requests, 0)
  return { requests, connections: connections.length }
}

function countText({ requests, connections, practice }: ScriptResult): string {
  const counted = onText({ requests, connections })
  if (practice === null) return counted
  const agrees = practice.requests === requests && practice.connections === connections
  if (agrees) return `${counted}, as the practice server saw it`
  return `${counted}; the practice server saw ${onText(practice)}`
}

function onText({ requests, connections }: PartResult): string {
  return `${counted(requests, 'request')} on ${counted(connections, 'connection')}`
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function runtimeText(): string {
  const { deno, bun, node } = process.versions
  return deno ? `deno ${deno}` : bun ? `bun ${bun}` : `node ${node}`
}

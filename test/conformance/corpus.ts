import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ConformanceOptions, UsageError } from './arguments.ts'
import type { Scenario } from './scenario.ts'

const ownFolder = fileURLToPath(new URL('corpus/', import.meta.url))

/** Why scenarios are left out, by runtime and name. */
type Skips = Readonly<Record<string, Readonly<Record<string, string>>>>

/** What a run plays, and what it leaves out. */
export interface Selection {
  readonly names: readonly string[]
  /** The reasons by name. */
  readonly skipped: ReadonlyMap<string, string>
}

/** A folder of `scenarios/` and `expected/`, with the fixtures that go with it. */
export interface Corpus {
  readonly folder: string
  /** The folder of `server.mjs` and `pem/`. */
  readonly fixtureFolder: string
  /** The path of `check.mjs`. */
  readonly check: string
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}

function ownJson(name: string): unknown {
  return readJson(fileURLToPath(new URL(name, import.meta.url)))
}

/**
 * The corpus at `dir`, or the project's own; what `dir` lacks is the project's.
 *
 * @throws {UsageError} when `dir` holds no corpus
 */
export function findCorpus(dir: string | undefined): Corpus {
  const folder = path.resolve(dir ?? ownFolder)
  for (const part of ['scenarios', 'expected']) {
    if (!statSync(path.join(folder, part), { throwIfNoEntry: false })?.isDirectory()) {
      throw new UsageError(`there is no folder ${path.join(folder, part)}`)
    }
  }
  const has = (name: string) => existsSync(path.join(folder, name))
  return {
    folder,
    fixtureFolder: has('server.mjs') ? folder : ownFolder,
    check: path.join(has('check.mjs') ? folder : ownFolder, 'check.mjs'),
  }
}

/** The categories of a stage, as `stages.json` lists them. */
function stageCategories(stage: string): readonly string[] {
  const stages = ownJson('stages.json') as Readonly<Record<string, readonly string[]>>
  const categories = Object.hasOwn(stages, stage) ? stages[stage] : undefined
  if (categories === undefined) {
    throw new UsageError(`--stage is one of ${Object.keys(stages).join(', ')}, not '${stage}'`)
  }
  return categories
}

/** The reasons by which `skips.json` leaves scenarios out on the runtime of these names. */
function skipReasons(runtimeNames: readonly string[]): ReadonlyMap<string, string> {
  const skips = ownJson('skips.json') as Skips
  return new Map(runtimeNames.flatMap((name) => Object.entries(skips[name] ?? {})))
}

/** The scenarios that the options choose, without those skipped on this runtime. */
export function selectScenarios(
  corpus: Corpus,
  options: ConformanceOptions,
  runtimeNames: readonly string[],
): Selection {
  const stage = options.stage === undefined ? [] : stageCategories(options.stage)
  const categories = new Set([...options.categories, ...stage])
  const reasons = skipReasons(runtimeNames)
  const names: string[] = []
  const skipped = new Map<string, string>()
  const files = readdirSync(path.join(corpus.folder, 'scenarios')).sort()
  for (const file of files.filter((name) => name.endsWith('.json'))) {
    const scenario = readJson(path.join(corpus.folder, 'scenarios', file)) as Scenario
    if (!scenario.name.startsWith(options.only ?? '')) continue
    if (categories.size > 0 && !categories.has(scenario.category)) continue
    const reason = reasons.get(scenario.name)
    if (reason === undefined) names.push(scenario.name)
    else skipped.set(scenario.name, reason)
  }
  return { names, skipped }
}

/** Copies the chosen scenarios with what is expected of them, for a checker that takes a folder. */
export function copySelection(corpus: Corpus, names: readonly string[], target: string): void {
  for (const part of ['scenarios', 'expected']) {
    mkdirSync(path.join(target, part), { recursive: true })
    for (const name of names) {
      const file = path.join(part, `${name}.json`)
      const source = path.join(corpus.folder, file)
      if (existsSync(source)) cpSync(source, path.join(target, file))
    }
  }
}

/*
 * `npm run conformance`: plays the corpus against pool-repl and compares. Exit status 0 when all
 * passed, 1 when a scenario failed or the run broke, 2 when the command line makes no sense.
 */
import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { runtimeName } from '../../src/runtime/name.ts'
import {
  type ConformanceOptions,
  type RuntimeChoice,
  readArguments,
  UsageError,
  usage,
  writeArguments,
} from './arguments.ts'
import {
  type Corpus,
  copySelection,
  findCorpus,
  type Selection,
  selectScenarios,
} from './corpus.ts'
import { playAll } from './lanes.ts'
import {
  isRunning,
  launch,
  nodeProgram,
  projectFolder,
  runtimeNames,
  runtimeVersion,
} from './runtimes.ts'
import { RunnerError } from './scenario.ts'

/** Runs a program to its end and gives its exit status. */
function finish(program: string, args: readonly string[], stdout: 'inherit' | number) {
  return new Promise<number>((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: projectFolder,
      stdio: ['inherit', stdout, 'inherit'],
    })
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
}

/** Compares the results in `work`; what the checker prints, line by line, and its exit status. */
async function compare(corpus: Corpus, work: string): Promise<{ status: number; lines: string[] }> {
  // The checker exits with its last line still to be written, where that goes into a pipe.
  const file = path.join(work, 'differences.txt')
  const descriptor = openSync(file, 'w')
  const results = path.join(work, 'results')
  const status = await finish(nodeProgram(), [corpus.check, work, results], descriptor)
  closeSync(descriptor)
  return { status, lines: readFileSync(file, 'utf8').trimEnd().split('\n') }
}

/** Runs the same command line on another runtime. */
async function runElsewhere(choice: RuntimeChoice, options: ConformanceOptions): Promise<number> {
  const dir = options.dir === undefined ? undefined : path.resolve(options.dir)
  const script = fileURLToPath(import.meta.url)
  const { program, args } = launch(choice, script, writeArguments({ ...options, dir }))
  return finish(program, args, 'inherit')
}

function tellNotes(selection: Selection, faults: ReadonlyMap<string, string>): void {
  for (const [name, fault] of faults) console.log(`BROKEN ${name}: ${fault}`)
  for (const [name, reason] of selection.skipped) console.log(`skipped ${name}: ${reason}`)
}

/** Plays and compares within the folder `work`; what the checker says comes last. */
async function playAndCheck(corpus: Corpus, selection: Selection, work: string): Promise<number> {
  for (const part of ['home', 'results']) mkdirSync(path.join(work, part))
  copySelection(corpus, selection.names, work)
  const faults = await playAll(selection.names, {
    corpus: corpus.folder,
    fixture: corpus.fixtureFolder,
    work,
  })
  const { status, lines } = await compare(corpus, work)
  const last = lines.pop() ?? ''
  if (lines.length > 0) console.log(lines.join('\n'))
  tellNotes(selection, faults)
  console.log(last)
  return status === 0 && /^\d+ passed, 0 failed$/.test(last) ? 0 : 1
}

async function runHere(options: ConformanceOptions): Promise<number> {
  const corpus = findCorpus(options.dir)
  const selection = selectScenarios(corpus, options, runtimeNames())
  if (selection.names.length + selection.skipped.size === 0) {
    throw new UsageError('no scenario is chosen by these options')
  }
  const work = mkdtempSync(path.join(os.tmpdir(), 'pool-repl-conformance-'))
  const keepOrRemove = () => {
    if (!options.keep) rmSync(work, { recursive: true, force: true })
  }
  process.once('SIGINT', () => {
    keepOrRemove()
    process.exit(130)
  })
  console.log(`${selection.names.length} scenarios on ${runtimeName} ${runtimeVersion()}`)
  if (options.keep) console.log(`results: ${path.join(work, 'results')}`)
  try {
    return await playAndCheck(corpus, selection, work)
  } finally {
    keepOrRemove()
  }
}

async function main(argv: readonly string[]): Promise<number> {
  try {
    const options = readArguments(argv)
    const { runtime } = options
    if (runtime === undefined || isRunning(runtime)) return await runHere(options)
    return await runElsewhere(runtime, options)
  } catch (error) {
    if (error instanceof UsageError) console.error(`${error.message}\n${usage}`)
    else if (error instanceof RunnerError) console.error(error.message)
    else throw error
    return error instanceof UsageError ? 2 : 1
  }
}

// Whoever reads the differences may stop reading: the run still cleans up after itself.
process.stdout.on('error', () => {})
process.exitCode = await main(process.argv.slice(2))

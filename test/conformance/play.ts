import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Context } from './context.ts'
import { describeException } from './exception.ts'
import type { Library } from './library.ts'
import { Normaliser } from './normalise.ts'
import { fillText, type Places } from './placeholders.ts'
import type { Recorder } from './recorder.ts'
import { type Outcome, type Result, RunnerError, type Scenario, type Step } from './scenario.ts'
import type { FixtureServer } from './server.ts'
import { stepTable } from './steps/table.ts'

/** What scenarios are played with, one after another. */
export interface Stage {
  readonly library: Library
  readonly recorder: Recorder
  readonly fixture: FixtureServer
  readonly pemFolder: string
  /** Where the files of the scenarios are written. */
  readonly filesFolder: string
  readonly userAgent: string
  readonly acceptEncoding: string
}

function placesOf(scenario: Scenario, stage: Stage): Places {
  const fileFolder = path.join(stage.filesFolder, scenario.name)
  const files = Object.entries(scenario.files ?? {})
  const places = { ports: stage.fixture.ports, pemFolder: stage.pemFolder, fileFolder }
  if (files.length > 0) mkdirSync(fileFolder, { recursive: true })
  for (const [name, content] of files) {
    writeFileSync(path.join(fileFolder, name), fillText(content, places))
  }
  return places
}

/** Sets environment variables; what is returned puts the former ones back. */
function setEnvironment(variables: Readonly<Record<string, string>>): () => void {
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const)
  Object.assign(process.env, variables)
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
}

function uncaught(faults: readonly unknown[]): Outcome {
  const told = faults.map((fault) => (fault instanceof Error ? fault.stack : String(fault)))
  return { class: 'runner.Uncaught', bases: [], wraps: [], message: told.join('\n') }
}

const stepLimitMs = 20_000

/** A step came to no end; what it left behind would disturb whatever is played after it. */
class StuckError extends Error {
  override readonly name = 'StuckError'
}

async function withinLimit(work: unknown): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<never>((_resolve, reject) => {
    const stuck = () => reject(new StuckError(`not done within ${stepLimitMs / 1000} s`))
    timer = setTimeout(stuck, stepLimitMs)
  })
  try {
    await Promise.race([work, over])
  } finally {
    clearTimeout(timer)
  }
}

async function playStep(step: Step, context: Context): Promise<Outcome> {
  const outcome: Outcome = { op: step.op }
  try {
    const handler = Object.hasOwn(stepTable, step.op) ? stepTable[step.op] : undefined
    if (handler === undefined) throw new RunnerError(`there is no step '${step.op}'`)
    await withinLimit(handler(step, context, outcome))
  } catch (error) {
    context.stuck ||= error instanceof StuckError
    outcome.exception = describeException(error)
  }
  // A warning is emitted in the next tick; a whole turn would give the library time it must not need.
  await new Promise<void>((resolve) => process.nextTick(resolve))
  const faults = context.recorder.takeFaults()
  if (faults.length > 0) outcome.exception = uncaught(faults)
  return Object.assign(outcome, context.recorder.take())
}

function closeAll(context: Context): void {
  const answers = context.kept as { readonly close?: () => unknown }[]
  for (const closing of [...context.sessions.values(), ...answers]) {
    try {
      closing.close?.()
    } catch {
      // It failed before; the result says how.
    }
  }
}

/** What came of playing a scenario. */
export interface Played {
  readonly result: Result
  /** Whether a step came to no end: the last one in the result. */
  readonly stuck: boolean
}

/** Plays a scenario and tells what it came to, in the corpus's own words. */
export async function playScenario(scenario: Scenario, stage: Stage): Promise<Played> {
  const { recorder, fixture, userAgent, acceptEncoding } = stage
  const places = placesOf(scenario, stage)
  const context = new Context(stage.library, recorder, places)
  await fixture.reset({
    default_user_agent: userAgent,
    default_accept_encoding: acceptEncoding,
    ...(scenario.proxy_auth === undefined ? {} : { proxy_auth: scenario.proxy_auth }),
  })
  const restoreEnvironment = setEnvironment(
    Object.fromEntries(
      Object.entries(scenario.env ?? {}).map(([name, text]) => [name, fillText(text, places)]),
    ),
  )
  recorder.take()
  const steps: Outcome[] = []
  try {
    for (const step of scenario.steps) {
      steps.push(await playStep(step, context))
      if (context.stuck) break
    }
  } finally {
    restoreEnvironment()
  }
  const server = await fixture.log()
  const faults = recorder.takeFaults()
  const last = steps.at(-1)
  if (faults.length > 0 && last !== undefined) last.exception = uncaught(faults)
  closeAll(context)
  const normaliser = new Normaliser({ ...places, userAgent, acceptEncoding })
  const result = normaliser.value({ name: scenario.name, steps, server }) as Result
  return { result, stuck: context.stuck }
}

/*
 * A child of the runner: one library, one fixture server, one scenario at a time. It is told the
 * name of a scenario by a line on stdin, and answers with a line on stdout when the result is
 * written; it ends with its stdin, or after a step that came to no end.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { systemClock } from '../../src/clock/system-clock.ts'
import * as door from '../../src/index.ts'
import { Library, type Session } from './library.ts'
import { playScenario, type Stage } from './play.ts'
import { Recorder } from './recorder.ts'
import type { Scenario } from './scenario.ts'
import { FixtureServer } from './server.ts'

const [corpusFolder = '', fixtureFolder = '', workFolder = ''] = process.argv.slice(2)

/** Sleeps between retries are recorded, not slept; a sleep of nothing is a turn of the loop. */
function recordSleeps(recorder: Recorder): void {
  const sleep = systemClock.sleep.bind(systemClock)
  systemClock.sleep = (delayMs, signal) => {
    if (delayMs > 0) recorder.slept(delayMs / 1000)
    return sleep(0, signal)
  }
}

function defaultHeader(library: Library, name: string): string {
  const session = library.construct<Session>('Session')
  const value = session.headers[name]
  session.close()
  return typeof value === 'string' ? value : ''
}

async function setUp(): Promise<Stage> {
  const library = new Library(door)
  const recorder = new Recorder()
  recorder.listenToLogging(library)
  recorder.listenToWarnings()
  recorder.listenToFaults()
  recordSleeps(recorder)
  return {
    library,
    recorder,
    fixture: await FixtureServer.start(path.join(fixtureFolder, 'server.mjs')),
    pemFolder: path.join(fixtureFolder, 'pem'),
    filesFolder: path.join(workFolder, 'files'),
    userAgent: defaultHeader(library, 'User-Agent'),
    acceptEncoding: defaultHeader(library, 'Accept-Encoding'),
  }
}

function tell(message: object): void {
  process.stdout.write(`${JSON.stringify(message)}\n`)
}

const stage = await setUp()
tell({ ready: true })
for await (const name of createInterface({ input: process.stdin })) {
  const file = path.join(corpusFolder, 'scenarios', `${name}.json`)
  const scenario = JSON.parse(readFileSync(file, 'utf8')) as Scenario
  const { result, stuck } = await playScenario(scenario, stage)
  writeFileSync(path.join(workFolder, 'results', `${name}.json`), JSON.stringify(result, null, 1))
  if (stuck) {
    console.error('its last step came to no end')
    process.exit(1)
  }
  tell({ done: name })
}
stage.fixture.stop()
process.exit(0)

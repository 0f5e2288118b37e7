import { type ChildProcess, spawn } from 'node:child_process'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { runtimeName } from '../../src/runtime/name.ts'
import { launch, projectFolder } from './runtimes.ts'
import { RunnerError } from './scenario.ts'

/** Where a run finds its scenarios and fixtures, and leaves its results. */
export interface Folders {
  readonly corpus: string
  readonly fixture: string
  readonly work: string
}

const unwanted =
  /^(?:(?:https?|all|no|ftp|socks5?)_proxy|(?:requests|curl)_ca_bundle|ssl_cert_(?:file|dir)|netrc)$/i

/** The environment that every scenario starts from: no proxy, no CA bundle, an empty home. */
export function plainEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  home: string,
): Record<string, string> {
  const kept = Object.entries(environment).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !unwanted.test(entry[0]),
  )
  const cache = path.join(environment.HOME ?? os.homedir(), '.cache/deno')
  return {
    DENO_DIR: cache,
    ...Object.fromEntries(kept),
    HOME: home,
    USERPROFILE: home,
    NODE_NO_WARNINGS: '1',
  }
}

/** One lane of the run, seen from the runner. */
export class LaneProcess {
  readonly #child: ChildProcess
  readonly #answers: AsyncIterator<string>
  #complaints = ''

  private constructor(child: ChildProcess, answers: AsyncIterator<string>) {
    this.#child = child
    this.#answers = answers
    child.stderr?.on('data', (part: Uint8Array) => {
      this.#complaints = (this.#complaints + new TextDecoder().decode(part)).slice(-4000)
    })
  }

  /** @throws {RunnerError} when the library or the fixture server does not start */
  static async start(folders: Folders): Promise<LaneProcess> {
    const script = fileURLToPath(new URL('lane.ts', import.meta.url))
    const { corpus, fixture, work } = folders
    const { program, args } = launch(runtimeName, script, [corpus, fixture, work])
    const child = spawn(program, args, {
      cwd: projectFolder,
      env: plainEnvironment(process.env, path.join(work, 'home')),
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    child.stdin.on('error', () => {})
    const lines = createInterface({ input: child.stdout })
    const lane = new LaneProcess(child, lines[Symbol.asyncIterator]())
    const fault = await lane.#answerTo('ready', 60_000)
    if (fault !== null) throw new RunnerError(`a lane did not start: ${fault}`)
    return lane
  }

  /** Plays the scenario `name`; what went wrong with the lane itself, or null. */
  play(name: string, limitMs: number): Promise<string | null> {
    this.#child.stdin?.write(`${name}\n`)
    return this.#answerTo('done', limitMs)
  }

  /** Ends the lane and its fixture server at once. */
  kill(): void {
    this.#child.kill('SIGKILL')
  }

  /** Lets the lane end by itself. */
  stop(): void {
    this.#child.stdin?.end()
  }

  async #answerTo(kind: 'ready' | 'done', limitMs: number): Promise<string | null> {
    const limit = timer(limitMs)
    try {
      for (;;) {
        const line = await Promise.race([this.#answers.next(), limit.over])
        if (line === null) return `not done within ${limitMs / 1000} s${this.#complained()}`
        if (line.done) return `the process ended${this.#complained()}`
        if (line.value.startsWith(`{"${kind}"`)) return null
      }
    } finally {
      limit.cancel()
    }
  }

  #complained(): string {
    return this.#complaints === '' ? '' : `:\n${this.#complaints.trimEnd()}`
  }
}

function timer(delayMs: number): { readonly over: Promise<null>; cancel(): void } {
  let cancel = () => {}
  const over = new Promise<null>((resolve) => {
    const handle = setTimeout(resolve, delayMs, null)
    cancel = () => clearTimeout(handle)
  })
  return { over, cancel }
}

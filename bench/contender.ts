import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { Target } from './client.ts'
import { onOneCore } from './one-core.ts'
import type { Runtime } from './runtime.ts'
import type { Contender } from './workload.ts'

/** What a number of calls has cost. */
export interface Slice {
  readonly seconds: number
  readonly peakBytes: number
}

/** The Python that has the clients to compare with. */
const pythonProgram = process.env.BENCH_PYTHON ?? 'python3'

/**
 * The environment without what clients take from it, proxies and authorities to trust, and with the
 * authority of the bench as one that the runtime itself trusts: so nobody has to be told.
 */
function plainEnvironment({ caFile }: Target): NodeJS.ProcessEnv {
  const named = Object.entries(process.env).filter(([name]) => !/_proxy$|_CA_BUNDLE$/i.test(name))
  return { ...Object.fromEntries(named), NODE_EXTRA_CA_CERTS: caFile, DENO_CERT: caFile }
}

/** A contender that is running, and waits to be told how often to call. */
export class RunningContender {
  readonly name: string
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>
  readonly #lines: AsyncIterator<string>
  #complaints = ''

  private constructor(name: string, command: readonly string[], target: Target) {
    this.name = name
    const [program, ...args] = onOneCore(command)
    const child = spawn(program, args, {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: plainEnvironment(target),
    })
    this.#child = child
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#complaints += text
    })
    // what could not be started says so by the end of its output
    child.once('error', (error) => {
      this.#complaints += String(error)
    })
    child.stdin.on('error', () => {})
  }

  /** Starts a contender and lets it make its first call. @throws Error where it can not */
  static async start(
    contender: Contender,
    call: string,
    target: Target,
    runtime: Runtime,
  ): Promise<RunningContender> {
    const running = new RunningContender(
      contender.name,
      commandOf(contender, call, target, runtime),
      target,
    )
    await running.#answer()
    return running
  }

  /** Makes so many calls, one after another. */
  async run(calls: number): Promise<Slice> {
    this.#child.stdin.write(`${JSON.stringify({ calls })}\n`)
    return (await this.#answer()) as Slice
  }

  async close(): Promise<void> {
    const gone = new Promise((resolve) => this.#child.once('close', resolve))
    if (this.#child.exitCode !== null) return
    this.#child.stdin.end()
    await gone
  }

  async #answer(): Promise<unknown> {
    const { value, done } = await this.#lines.next()
    if (done === true) throw new Error(`${this.name} can not be measured: ${this.#lastComplaint()}`)
    return JSON.parse(value)
  }

  #lastComplaint(): string {
    const lines = this.#complaints.trim().split('\n')
    return lines.find((line) => /\w*Error\b/.test(line))?.trim() ?? lines.at(-1) ?? ''
  }
}

function commandOf(
  { client, name }: Contender,
  call: string,
  target: Target,
  runtime: Runtime,
): readonly string[] {
  const place = JSON.stringify(target)
  if (client === 'python') {
    const [library = name] = name.split(',')
    return [
      pythonProgram,
      join(import.meta.dirname, 'python', 'contender.py'),
      library,
      call,
      place,
    ]
  }
  const file = join(import.meta.dirname, 'contender-process.ts')
  return [...runtime.command, file, client, call, place]
}

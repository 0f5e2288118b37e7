import { type ChildProcess, spawn } from 'node:child_process'
import http from 'node:http'
import { createInterface } from 'node:readline'
import { nodeProgram } from './runtimes.ts'
import { RunnerError, type ServerLog } from './scenario.ts'

/** What the fixture server is told with a reset. */
export interface ResetOptions {
  readonly default_user_agent: string
  readonly default_accept_encoding: string
  readonly proxy_auth?: string
}

type Ports = Readonly<Record<string, number>>

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (child.stdout === null) return reject(new RunnerError('the fixture server is mute'))
    createInterface({ input: child.stdout }).once('line', resolve)
    child.once('error', reject)
    child.once('exit', (code) => reject(new RunnerError(`the fixture server ended with ${code}`)))
  })
}

/** One answer of the control port, which speaks plain HTTP whatever the proxy variables say. */
function ask(port: number, method: string, path: string, body = ''): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host: '127.0.0.1', port, method, path, agent: false },
      (response) => {
        const parts: Uint8Array[] = []
        response.on('data', (part: Uint8Array) => parts.push(part))
        response.on('end', () => resolve(JSON.parse(Buffer.concat(parts).toString('utf8'))))
        response.on('error', reject)
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

/** The corpus's fixture server in a Node process of its own, which ends with this one. */
export class FixtureServer {
  readonly ports: Ports
  readonly #child: ChildProcess

  private constructor(child: ChildProcess, ports: Ports) {
    this.#child = child
    this.ports = ports
  }

  /** @param script the path of `server.mjs` */
  static async start(script: string): Promise<FixtureServer> {
    const child = spawn(nodeProgram(), [script, '--exit-with-stdin'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    return new FixtureServer(child, JSON.parse(await firstLine(child)) as Ports)
  }

  async reset(options: ResetOptions): Promise<void> {
    await ask(this.#control, 'POST', '/reset', JSON.stringify(options))
  }

  async log(): Promise<ServerLog> {
    return (await ask(this.#control, 'GET', '/log')) as ServerLog
  }

  stop(): void {
    this.#child.stdin?.end()
    this.#child.kill()
  }

  get #control(): number {
    const port = this.ports.control
    if (port === undefined) throw new RunnerError('the fixture server has no control port')
    return port
  }
}

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

/** How long the servers may take to start. */
const startLimitMs = 20_000
const pollMs = 50
/** How long they may take to end before they are made to. */
const endLimitMs = 3000

/** The article's application: one page, by Django. */
const application = `from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, SECRET_KEY="for practice")
urlpatterns = [path("", lambda request: HttpResponse("It worked\\n"))]
application = get_wsgi_application()
`

/** A reverse proxy that listens on loopback alone and leaves nothing behind. */
function caddyfile(port: number, to: number): string {
  return `{
	admin off
	auto_https off
}
http://:${port} {
	bind 127.0.0.1
	reverse_proxy 127.0.0.1:${to}
}
`
}

/**
 * The servers that the article measured: Django under gunicorn with four workers, behind Caddy as a
 * reverse proxy, which keeps connections alive.
 */
export class ArticleStack {
  /** The address of the proxy. */
  readonly url: string
  readonly #folder: string
  readonly #servers: readonly ChildProcess[]
  readonly #leave = (): void => {
    this.#kill('SIGKILL')
    rmSync(this.#folder, { recursive: true, force: true })
  }
  readonly #interrupted = (signal: NodeJS.Signals): void => {
    this.#leave()
    process.exit(signal === 'SIGINT' ? 130 : 143)
  }

  private constructor(folder: string, port: number, servers: readonly ChildProcess[]) {
    this.url = `http://127.0.0.1:${port}`
    this.#folder = folder
    this.#servers = servers
    process.on('exit', this.#leave)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, this.#interrupted)
  }

  /**
   * Starts the servers, on free ports of loopback.
   *
   * @returns the servers; or, as text, what is missing
   * @throws Error when they are there and do not start
   */
  static async start(): Promise<ArticleStack | string> {
    const missing = ['gunicorn', 'caddy'].filter((program) => !answers(program))
    if (missing.length > 0) return `${missing.join(' and ')} not installed`
    const folder = mkdtempSync(join(tmpdir(), 'pool-repl-django-'))
    mkdirSync(join(folder, 'example'))
    writeFileSync(join(folder, 'example/wsgi.py'), application)
    const environment = { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder }
    const surroundings = { cwd: folder, env: { ...environment, XDG_DATA_HOME: folder } }
    const check = spawnSync('gunicorn', ['--check-config', 'example.wsgi'], surroundings)
    if (check.status !== 0) {
      rmSync(folder, { recursive: true, force: true })
      return "gunicorn's Python has no Django"
    }
    const [behind, front] = await freePorts()
    writeFileSync(join(folder, 'Caddyfile'), caddyfile(front, behind))
    const start = (program: string, args: readonly string[]): ChildProcess =>
      // in a group of its own: gunicorn's workers are to end with it, also when it is killed
      spawn(program, args, { ...surroundings, stdio: 'ignore', detached: true })
    const stack = new ArticleStack(folder, front, [
      start('gunicorn', ['example.wsgi', '-w', '4', '--bind', `127.0.0.1:${behind}`]),
      start('caddy', ['run', '--config', 'Caddyfile']),
    ])
    const isUp = (await stack.#listens(behind)) && (await stack.#listens(front))
    if (isUp) return stack
    await stack.stop()
    throw new Error('gunicorn and caddy are installed, and have not started')
  }

  /** Ends the servers, and takes their files away. */
  async stop(): Promise<void> {
    const ended = Promise.all(this.#servers.map(endOf))
    this.#kill('SIGTERM')
    const limit = setTimeout(() => this.#kill('SIGKILL'), endLimitMs)
    await ended
    clearTimeout(limit)
    process.off('exit', this.#leave)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, this.#interrupted)
    rmSync(this.#folder, { recursive: true, force: true })
  }

  /** Whether somebody listens on a port in time, and both servers run. */
  async #listens(port: number): Promise<boolean> {
    const untilMs = performance.now() + startLimitMs
    while (performance.now() < untilMs && this.#servers.every(isRunning)) {
      if (await accepts(port)) return true
      await new Promise((resolve) => setTimeout(resolve, pollMs))
    }
    return false
  }

  #kill(signal: NodeJS.Signals): void {
    for (const { pid } of this.#servers) if (pid !== undefined) killGroup(pid, signal)
  }
}

function answers(program: string): boolean {
  const { error, status } = spawnSync(program, [program === 'caddy' ? 'version' : '--version'])
  return error === undefined && status === 0
}

function endOf(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (!isRunning(server)) return resolve()
    server.once('exit', () => resolve())
    server.once('error', () => resolve())
  })
}

/** Two ports that nobody listens on, held together so that they are different ones. */
async function freePorts(): Promise<readonly [number, number]> {
  const [one, other] = [createServer(), createServer()]
  const ports = [await boundPort(one), await boundPort(other)] as const
  for (const server of [one, other]) server.close()
  return ports
}

function boundPort(server: ReturnType<typeof createServer>): Promise<number> {
  return new Promise((resolve, reject) => {
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (typeof address === 'object' && address !== null) resolve(address.port)
    })
  })
}

/** A group that has ended is no more to be ended. */
function killGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal)
  } catch {
    // it has gone
  }
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => resolve(false))
    socket.on('connect', () => {
      socket.destroy()
      resolve(true)
    })
  })
}

import process from 'node:process'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { HTTPAdapter } from '../../src/adapters/index.ts'
import { conns } from '../../src/ledger/index.ts'
import { logging } from '../../src/logging/index.ts'
import type { Response } from '../../src/models/response.ts'
import { requests, Session } from '../../src/sessions/index.ts'
import { answer, type RawServer, rawServer } from '../transport/raw-server.ts'
import { Chance } from './chance.ts'
import { socketsTo } from './os-sockets.ts'

const steps = 50
const seed = 11

// warnings of full pools are not what is looked at
logging.getLogger('urllib3').setLevel('CRITICAL')

let servers: readonly RawServer[] = []

beforeAll(async () => {
  servers = await Promise.all(
    [1, 2, 3].map(() =>
      rawServer(({ head }, socket) => {
        if (head.includes('/close')) socket.end(answer('bye', ['Connection: close']))
        else if (head.includes('/reset')) socket.destroy()
        else socket.write(answer('x'.repeat(2000)))
      }),
    ),
  )
})

afterAll(() => Promise.all(servers.map((server) => server.close())))

/** What `conns()` says of the sockets to the servers, as the system words it. */
function rowsTo(ports: ReadonlySet<number>): readonly string[] {
  const rows = conns().map(({ local, remote }) => `${local} ${remote}`)
  return rows.filter((row) => ports.has(Number(row.slice(row.lastIndexOf(':') + 1)))).sort()
}

/** Reads, leaves, closes and breaks connections, as a seed says. */
class Life {
  readonly #chance = new Chance(seed)
  #sessions: Session[] = []
  #open: Response[] = []

  async step(): Promise<string> {
    const dice = this.#chance.below(100)
    const session = this.#session()
    const url = `http://127.0.0.1:${this.#chance.pick(this.#ports())}`
    if (dice < 10) return this.#server(dice)
    if (dice < 16) return this.#close(session)
    if (dice < 26) return this.#finish(dice)
    if (dice < 46) return this.#leaveOpen(session, url)
    const path = dice < 56 ? '/close' : dice < 62 ? '/reset' : '/'
    await (dice < 70 ? requests.get(`${url}${path}`) : session.get(`${url}${path}`)).catch(() => {})
    return path
  }

  end(): void {
    for (const response of this.#open) response.close()
    for (const session of this.#sessions) session.close()
  }

  #ports(): readonly [number, ...number[]] {
    const [first = 0, ...others] = servers.map(({ port }) => port)
    return [first, ...others]
  }

  #server(dice: number): string {
    servers[dice % servers.length]?.drop(dice < 5 ? 'end' : 'destroy')
    return 'a server drops its connections'
  }

  #close(session: Session): string {
    session.close()
    return 'a session is closed'
  }

  async #finish(dice: number): Promise<string> {
    const [response, ...rest] = this.#open
    this.#open = rest
    if (dice % 2 === 0) response?.close()
    else await response?.read().catch(() => {})
    return 'an open answer is finished'
  }

  async #leaveOpen(session: Session, url: string): Promise<string> {
    this.#open.push(await session.get(url, { stream: true }))
    return 'an answer is left open'
  }

  #session(): Session {
    if (this.#sessions.length < 4) {
      const session = new Session()
      session.trust_env = false
      session.mount('http://', new HTTPAdapter({ pool_connections: 2, pool_maxsize: 2 }))
      this.#sessions = [...this.#sessions, session]
    }
    const [first = new Session(), ...others] = this.#sessions
    return this.#chance.pick([first, ...others])
  }
}

/** Until what both say has been the same for once: news of a close takes a moment either way. */
async function settled(ports: ReadonlySet<number>): Promise<{ ours: unknown; theirs: unknown }> {
  for (let left = 100; ; left -= 1) {
    const ours = rowsTo(ports)
    const theirs = socketsTo(ports)
    if (left === 0 || String(ours) === String(theirs)) return { ours, theirs }
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

it.runIf(process.platform === 'linux')(
  `shows the sockets that the system shows, after each of ${steps} events`,
  async () => {
    const ports = new Set(servers.map(({ port }) => port))
    const life = new Life()
    const story: string[] = []
    for (let step = 0; step < steps; step += 1) {
      story.push(await life.step())
      const { ours, theirs } = await settled(ports)
      expect(ours, story.join('\n')).toEqual(theirs)
    }
    expect(rowsTo(ports).length).toBeGreaterThan(2)
    life.end()
    const { ours, theirs } = await settled(ports)
    expect([ours, theirs]).toEqual([[], []])
  },
)

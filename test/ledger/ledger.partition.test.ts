import process from 'node:process'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { HTTPAdapter } from '../../src/adapters/index.ts'
import { RequestException } from '../../src/errors.ts'
import { type ConnectionRecord, ledger, type RequestRecord } from '../../src/ledger/index.ts'
import { whyCodes } from '../../src/ledger/why.ts'
import { logging } from '../../src/logging/index.ts'
import type { Response } from '../../src/models/response.ts'
import { Practice } from '../../src/practice/index.ts'
import { Retry } from '../../src/retry/index.ts'
import { requests, Session } from '../../src/sessions/index.ts'
import { routes } from '../../src/transport/routes.ts'
import { Chance } from './chance.ts'

const total = 1000
const seed = 5
const hosts = ['a.test', 'b.test', 'c.test', 'd.test'] as const

// full pools, retries and TLS without a check warn, and are not what is looked at
logging.getLogger('urllib3').setLevel('CRITICAL')
vi.spyOn(process, 'emitWarning').mockImplementation(() => {})

const practice = Practice.start()

beforeAll(async () => {
  await practice.ready()
  const { port, httpsPort, ca } = practice
  for (const host of hosts) {
    routes.map(host, 80, { address: '127.0.0.1', port })
    routes.map(host, 443, { address: '127.0.0.1', port: httpsPort, ca })
  }
})

afterAll(async () => {
  routes.clear()
  await practice.close()
})

/** Plays requests of all kinds, in a mixture that follows from a seed. */
class Mixture {
  readonly responses: Response[] = []
  readonly #chance = new Chance(seed)
  readonly #sessions: Session[] = []
  /** Answers whose bodies nobody has read. */
  #open: Response[] = []

  async play(): Promise<void> {
    while (this.#sent() < total) {
      const side = this.#chance.below(5) === 0 ? 4 : 1
      await Promise.all(Array.from({ length: side }, () => this.#step()))
    }
    for (const session of this.#sessions) session.close()
    for (const response of this.#open) response.close()
  }

  #sent(): number {
    return ledger.totals().requests - before
  }

  async #step(): Promise<void> {
    const dice = this.#chance.below(100)
    if (dice < 3) this.#session().close()
    else if (dice < 10) await this.#finishOne()
    else await this.#request(dice)
  }

  async #request(dice: number): Promise<void> {
    const session = this.#session()
    const origin = `${this.#chance.pick(['http', 'http', 'https'])}://${this.#chance.pick(hosts)}`
    try {
      if (dice < 16) this.#got(await requests.get(`${origin}/get`))
      else if (dice < 28) await this.#streamed(session, origin)
      else this.#got(await this.#plain(session, origin, dice))
    } catch (error) {
      if (!(error instanceof RequestException)) throw error
    }
  }

  #plain(session: Session, origin: string, dice: number): Promise<Response> {
    if (dice < 34) return session.get(`${origin}/close`)
    if (dice < 38) return session.get(`${origin}/get`, { headers: { Connection: 'close' } })
    if (dice < 46) return session.get(`${origin}/redirect/${1 + this.#chance.below(3)}`)
    if (dice < 52) {
      const url = `http://${this.#chance.pick(hosts)}/close`
      return session.get(`${origin}/redirect-to`, { params: { url } })
    }
    if (dice < 58) return session.get(`${origin}/status/503`)
    if (dice < 61) return session.get(`${origin}/delay/5`, { timeout: 0.05 })
    if (dice < 64) return session.get(`${origin}/get`, { verify: false })
    if (dice < 68) return session.head(`${origin}/get`)
    if (dice < 74) return session.post(`${origin}/post`, { json: { dice } })
    return session.get(`${origin}/bytes/${dice}`)
  }

  async #streamed(session: Session, origin: string): Promise<void> {
    const response = await session.get(`${origin}/stream/2`, { stream: true })
    this.#got(response)
    this.#open.push(response)
  }

  /** Reads or closes one of the answers that were left open. */
  async #finishOne(): Promise<void> {
    const [response, ...rest] = this.#open
    this.#open = rest
    if (this.#chance.below(2) === 0) response?.close()
    else await response?.read()
  }

  #got(response: Response): void {
    this.responses.push(...response.history, response)
  }

  #session(): Session {
    if (this.#sessions.length > 0 && this.#chance.below(30) > 0) {
      const [first = new Session(), ...others] = this.#sessions
      return this.#chance.pick([first, ...others])
    }
    const session = new Session()
    session.trust_env = false
    const max_retries = new Retry({ total: 2, status_forcelist: [503], backoff_factor: 0 })
    const pool_connections = this.#chance.pick([1, 2, 10])
    const pool_maxsize = this.#chance.pick([1, 2, 10])
    const adapter = { max_retries, pool_connections, pool_maxsize }
    session.mount('http://', new HTTPAdapter(adapter))
    session.mount('https://', new HTTPAdapter(adapter))
    this.#sessions.push(session)
    return session
  }
}

const before = ledger.totals().requests

/** The requests of each connection, behind this side's port, as the client has recorded them. */
function asTheClientSees(): readonly string[] {
  const partition = new Map<ConnectionRecord, string[]>()
  const sent = ledger.requests().filter(({ sentMs }) => sentMs >= 0)
  for (const { connection, method, target } of sent) {
    if (connection === undefined) continue
    const targets = partition.get(connection) ?? []
    partition.set(connection, targets)
    targets.push(`${method} ${target}`)
  }
  return Array.from(partition, ([{ local }, targets]) => `${portOf(local)}: ${targets}`).sort()
}

async function asTheServerSees(): Promise<readonly string[]> {
  const partition = (await practice.connections()).map(({ remotePort }) => ({
    port: remotePort,
    targets: [] as string[],
  }))
  for (const { connection, method, target } of await practice.requests()) {
    partition[connection - 1]?.targets.push(`${method} ${target}`)
  }
  const used = partition.filter(({ targets }) => targets.length > 0)
  return used.map(({ port, targets }) => `${port}: ${targets}`).sort()
}

function portOf(local: string): string {
  return local.slice(local.lastIndexOf(':') + 1)
}

it(`sees ${total} requests on the connections on which the server sees them`, async () => {
  const mixture = new Mixture()
  await mixture.play()
  expect(asTheClientSees()).toEqual(await asTheServerSees())

  const codes = new Set<string>(whyCodes)
  const records = ledger.requests()
  const nameless = records.filter(({ why }) => why !== undefined && !codes.has(why.code))
  expect(nameless).toEqual([])
  const told = mixture.responses.map(({ conn }) => `${conn?.id} ${conn?.nth}`)
  const recorded = new Set(records.map(placeOf))
  expect(told.filter((place) => !recorded.has(place))).toEqual([])
  expect(new Set(told).size).toBe(mixture.responses.length)
}, 60_000)

function placeOf({ connection, nth }: RequestRecord): string {
  return `${connection?.id} ${nth}`
}

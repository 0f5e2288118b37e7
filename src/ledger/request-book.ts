import type { PoolIdentity } from '../events/event.ts'
import type { ConnectionRecord } from './connection-record.ts'
import { RequestRecord } from './request-record.ts'
import type { Why } from './why.ts'

/** How many numbers a request comes to. */
const width = 14
const firstRows = 64

/**
 * The last requests that are over, as many as there is room for.
 *
 * What is remembered of one is written into columns, and made into a record again for whoever asks.
 * Kept as they are, thousands of records would outlive the collections of young garbage, each of
 * which would move them; that came to a twentieth of what a warm request costs.
 */
export class RequestBook {
  readonly #limit: number
  #numbers = new Float64Array(0)
  readonly #connections: (ConnectionRecord | undefined)[] = []
  readonly #pools: (PoolIdentity | undefined)[] = []
  readonly #whys: (Why | undefined)[] = []
  readonly #methods: string[] = []
  readonly #targets: string[] = []
  #size = 0
  /** The row that is written next. */
  #next = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  /** Adds a request; the oldest goes where there is no room. */
  add(record: RequestRecord): void {
    const row = this.#next
    if ((row + 1) * width > this.#numbers.length) this.#grow()
    this.#connections[row] = record.connection
    this.#pools[row] = record.pool
    this.#whys[row] = record.why
    this.#methods[row] = record.method
    this.#targets[row] = record.target
    write(record, this.#numbers, row * width)
    this.#next = row + 1 === this.#limit ? 0 : row + 1
    if (this.#size < this.#limit) this.#size += 1
  }

  /** The requests, oldest first. */
  values(): readonly RequestRecord[] {
    return Array.from({ length: this.#size }, (_, age) => this.#read(this.#row(age)))
  }

  /** The request of a number. */
  find(number: number): RequestRecord | undefined {
    for (let age = this.#size - 1; age >= 0; age -= 1) {
      const row = this.#row(age)
      if (this.#numbers[row * width] === number) return this.#read(row)
    }
    return undefined
  }

  /** Takes all requests out. */
  clear(): void {
    this.#size = 0
    this.#next = 0
    this.#numbers = new Float64Array(0)
    const lists = [this.#connections, this.#pools, this.#whys, this.#methods, this.#targets]
    for (const list of lists) list.length = 0
  }

  /** The row of the request that is the n-th from the oldest. */
  #row(age: number): number {
    return (this.#next - this.#size + age + this.#limit) % this.#limit
  }

  #grow(): void {
    const rows = Math.min(this.#limit, Math.max(firstRows, 2 * this.#size))
    const grown = new Float64Array(rows * width)
    grown.set(this.#numbers)
    this.#numbers = grown
  }

  #read(row: number): RequestRecord {
    const record = read(this.#numbers, row * width, this.#pools[row])
    record.connection = this.#connections[row]
    record.why = this.#whys[row]
    record.method = this.#methods[row] ?? ''
    record.target = this.#targets[row] ?? ''
    return record
  }
}

function write(record: RequestRecord, numbers: Float64Array, at: number): void {
  numbers[at] = record.number
  numbers[at + 1] = record.askedMs
  numbers[at + 2] = record.grantedMs
  numbers[at + 3] = record.connectStartMs
  numbers[at + 4] = record.tlsStartMs
  numbers[at + 5] = record.readyMs
  numbers[at + 6] = record.sentMs
  numbers[at + 7] = record.headMs
  numbers[at + 8] = record.endMs
  numbers[at + 9] = record.idleMs
  numbers[at + 10] = record.simulatedRttMs
  numbers[at + 11] = record.nth
  numbers[at + 12] = record.status
  numbers[at + 13] = record.httpVersion === '1.0' ? 10 : 11
}

function read(numbers: Float64Array, at: number, pool: PoolIdentity | undefined): RequestRecord {
  const number = (column: number): number => numbers[at + column] ?? 0
  const record = new RequestRecord(number(0), number(1), number(2), pool)
  record.connectStartMs = number(3)
  record.tlsStartMs = number(4)
  record.readyMs = number(5)
  record.sentMs = number(6)
  record.headMs = number(7)
  record.endMs = number(8)
  record.idleMs = number(9)
  record.simulatedRttMs = number(10)
  record.nth = number(11)
  record.status = number(12)
  record.httpVersion = number(13) === 10 ? '1.0' : '1.1'
  return record
}

import { describe, expect, test } from 'vitest'
import { type PoolKey, Urllib3Policy } from '../../src/pool/index.ts'
import { CaseRun } from './case-run.ts'
import { cases } from './cases.ts'

describe('the shared cases', () => {
  for (const { name, columns, skip, rows } of cases) {
    if (skip?.urllib3 !== undefined) test.skip(`${name}: ${skip.urllib3}`)
    for (const [index, { policy, options }] of columns.entries()) {
      if (policy !== 'urllib3') continue
      test(`${name} (${JSON.stringify(options ?? {})})`, () => {
        const run = new CaseRun(new Urllib3Policy(options))
        const decided = rows.map(([step]) => [step, run.step(step)])
        expect(decided).toEqual(rows.map((row) => [row[0], row[index + 1]]))
      })
    }
  }

  test('every row has a cell for every column, and every name is its own', () => {
    for (const { name, columns, rows } of cases) {
      for (const row of rows)
        expect([name, row[0], row.length]).toEqual([name, row[0], columns.length + 1])
    }
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length)
  })
})

/** What the policy shows after some steps. */
interface Shown {
  readonly name: string
  readonly options?: ConstructorParameters<typeof Urllib3Policy>[0]
  readonly steps: readonly string[]
  /** As `key: num_connections made, num_requests served, idle of maxsize`. */
  readonly pools: readonly string[]
  readonly probe: readonly string[]
}

const shown: readonly Shown[] = [
  {
    name: 'a policy that was not used',
    steps: [],
    pools: [],
    probe: [
      '<Urllib3Policy [Pools: 0 of 10 | Connections: 0 active, 0 idle | Requests: 0 waiting]>',
    ],
  },
  {
    name: 'each pool counts its own connections and requests',
    steps: ['ask a', 'end a', 'ask b', 'end b', 'ask c at two', 'end c'],
    pools: ['one: 1 made, 2 served, 1 of 10', 'two: 1 made, 1 served, 1 of 10'],
    probe: [
      '<Urllib3Policy [Pools: 2 of 10 | Connections: 0 active, 2 idle | Requests: 0 waiting]>',
      '<http://one:80 [Connections: 1 made, 0 active | Slots: (1), 9 unused | Requests: 0 waiting]>',
      '<http://two:80 [Connections: 1 made, 0 active | Slots: (1), 9 unused | Requests: 0 waiting]>',
    ],
  },
  {
    name: 'the pool least recently used comes first',
    options: { pool_connections: 2 },
    steps: ['ask a at one', 'end a', 'ask b at two', 'end b', 'ask c at one', 'end c'],
    pools: ['two: 1 made, 1 served, 1 of 10', 'one: 1 made, 2 served, 1 of 10'],
    probe: [
      '<Urllib3Policy [Pools: 2 of 2 | Connections: 0 active, 2 idle | Requests: 0 waiting]>',
      '<http://two:80 [Connections: 1 made, 0 active | Slots: (1), 9 unused | Requests: 0 waiting]>',
      '<http://one:80 [Connections: 1 made, 0 active | Slots: (1), 9 unused | Requests: 0 waiting]>',
    ],
  },
  {
    name: 'connecting again makes no connection, but serves a request',
    steps: ['ask a', 'end a', 'drop a', 'ask b', 'end b'],
    pools: ['one: 1 made, 2 served, 1 of 10'],
    probe: [
      '<Urllib3Policy [Pools: 1 of 10 | Connections: 0 active, 1 idle | Requests: 0 waiting]>',
      '<http://one:80 [Connections: 1 made, 0 active | Slots: (1), 9 unused | Requests: 0 waiting]>',
    ],
  },
  {
    name: 'a request that asks again is served once',
    steps: ['ask a', 'end a', 'ask b', 'end b closed-by-server', 'retake b', 'end b'],
    pools: ['one: 1 made, 2 served, 1 of 10'],
    probe: [
      '<Urllib3Policy [Pools: 1 of 10 | Connections: 0 active, 1 idle | Requests: 0 waiting]>',
      '<http://one:80 [Connections: 1 made, 0 active | Slots: (1), 9 unused | Requests: 0 waiting]>',
    ],
  },
  {
    name: 'one without a socket is idle too; an empty place is not',
    options: { pool_maxsize: 4 },
    steps: ['ask a', 'ask b', 'ask c', 'end a', 'end b closed-by-client', 'break c'],
    pools: ['one: 3 made, 3 served, 2 of 4'],
    probe: [
      '<Urllib3Policy [Pools: 1 of 10 | Connections: 0 active, 2 idle | Requests: 0 waiting]>',
      '<http://one:80 [Connections: 3 made, 0 active | Slots: empty, (2) closed, (1), 1 unused | Requests: 0 waiting]>',
    ],
  },
  {
    name: 'a request that waits is not served yet',
    options: { pool_maxsize: 1, pool_block: true },
    steps: ['ask a', 'ask b', 'ask c', 'abandon b'],
    pools: ['one: 1 made, 1 served, 0 of 1'],
    probe: [
      '<Urllib3Policy [Pools: 1 of 10 | Connections: 1 active, 0 idle | Requests: 1 waiting]>',
      '<http://one:80 [Connections: 1 made, 1 active | Slots: 0 unused | Requests: 1 waiting]>',
    ],
  },
  {
    name: 'a waiting request that asked again was served already',
    options: { pool_maxsize: 1, pool_block: true },
    steps: ['ask a', 'ask b', 'end a closed-by-server', 'retake a', 'end b', 'end a'],
    pools: ['one: 1 made, 2 served, 1 of 1'],
    probe: [
      '<Urllib3Policy [Pools: 1 of 10 | Connections: 0 active, 1 idle | Requests: 0 waiting]>',
      '<http://one:80 [Connections: 1 made, 0 active | Slots: (1), 0 unused | Requests: 0 waiting]>',
    ],
  },
  {
    name: 'a pool without a limit says 0',
    options: { pool_maxsize: 0 },
    steps: ['ask a', 'ask b', 'end a', 'end b'],
    pools: ['one: 2 made, 2 served, 2 of 0'],
    probe: [
      '<Urllib3Policy [Pools: 1 of 10 | Connections: 0 active, 2 idle | Requests: 0 waiting]>',
      '<http://one:80 [Connections: 2 made, 0 active | Slots: (2), (1), no limit | Requests: 0 waiting]>',
    ],
  },
  {
    name: 'what is busy in an evicted pool is active still, the pool is not listed',
    options: { pool_connections: 1 },
    steps: ['ask a at one', 'ask b at two', 'end b'],
    pools: ['two: 1 made, 1 served, 1 of 10'],
    probe: [
      '<Urllib3Policy [Pools: 1 of 1 | Connections: 1 active, 1 idle | Requests: 0 waiting]>',
      '<http://two:80 [Connections: 1 made, 0 active | Slots: (1), 9 unused | Requests: 0 waiting]>',
    ],
  },
  {
    name: 'closing leaves nothing',
    steps: ['ask a', 'end a', 'close'],
    pools: [],
    probe: [
      '<Urllib3Policy [Pools: 0 of 10 | Connections: 0 active, 0 idle | Requests: 0 waiting]>',
    ],
  },
]

describe('what it shows of itself', () => {
  for (const { name, options, steps, pools, probe } of shown) {
    test(name, () => {
      const policy = new Urllib3Policy(options)
      const run = new CaseRun(policy)
      for (const step of steps) run.step(step)
      const views = policy.pools().map((pool) => {
        const { num_connections, num_requests, idle, maxsize } = pool
        return `${pool.key.id}: ${num_connections} made, ${num_requests} served, ${idle} of ${maxsize}`
      })
      expect(views).toEqual(pools)
      expect(String(policy)).toBe(probe.join('\n  '))
    })
  }
})

const key: PoolKey = { id: 'a', origin: { scheme: 'http', host: 'a.test', port: 80 } }

function ask(policy: Urllib3Policy, request: number, id: string): string {
  const { decisions } = policy.decide({ type: 'requested', request, key: { ...key, id }, nowMs: 0 })
  return decisions.map(({ type }) => type).join()
}

describe('limits', () => {
  test('ten origins have a pool each by default, the eleventh evicts the first', () => {
    const policy = new Urllib3Policy()
    for (let origin = 1; origin <= 10; origin++) {
      expect(ask(policy, origin, `${origin}`)).toBe('open')
      policy.decide({ type: 'released', connection: origin, state: 'reusable', nowMs: 0 })
    }
    expect(ask(policy, 11, '11')).toBe('evict,open')
    expect(policy.pools().map((pool) => pool.key.id)).toEqual([...'23456789', '10', '11'])
  })

  test('ten connections stay idle by default, the eleventh is discarded', () => {
    const policy = new Urllib3Policy()
    for (let request = 1; request <= 11; request++) ask(policy, request, 'a')
    const states = Array.from({ length: 11 }, (_, index) => {
      const connection = index + 1
      return policy.decide({ type: 'released', connection, state: 'reusable', nowMs: 0 })
        .decisions[0]
    })
    expect(states.slice(0, 10).every((decision) => decision?.type === 'keep')).toBe(true)
    expect(states[10]).toEqual({
      type: 'discard',
      connection: 11,
      reason: 'pool-full',
      poolSize: 10,
    })
  })

  const whyOpen = (policy: Urllib3Policy, id: number) => {
    const event = { type: 'requested', request: 1, key: { ...key, id: `${id}` }, nowMs: 0 } as const
    const [decision] = policy.decide(event).decisions
    return decision?.type === 'open' ? decision.why : undefined
  }

  test('a thousand evicted origins are remembered, older ones are first uses again', () => {
    const policy = new Urllib3Policy({ pool_connections: 0 })
    for (let id = 0; id <= 1000; id++) expect(whyOpen(policy, id)).toBe('first-use')
    expect(whyOpen(policy, 1)).toBe('no-pooling')
    expect(whyOpen(policy, 0)).toBe('first-use')
  })

  test('an origin that had a pool again meanwhile is remembered from then on', () => {
    const policy = new Urllib3Policy({ pool_connections: 0 })
    for (let id = 0; id < 999; id++) whyOpen(policy, id)
    expect(whyOpen(policy, 0)).toBe('no-pooling')
    for (let id = 999; id <= 1000; id++) whyOpen(policy, id)
    expect(whyOpen(policy, 0)).toBe('no-pooling')
    expect(whyOpen(policy, 1)).toBe('first-use')
  })
})

describe('mistakes of the caller', () => {
  const released = { type: 'released', connection: 1, state: 'reusable', nowMs: 0 } as const
  const failed = { type: 'connectFailed', connection: 1, nowMs: 0 } as const
  const message = 'connection 1 is not in use'

  test('a connection that was never opened can not come back', () => {
    expect(() => new Urllib3Policy().decide(released)).toThrow(message)
    expect(() => new Urllib3Policy().decide(failed)).toThrow(message)
  })

  test('a connection comes back once', () => {
    const policy = new Urllib3Policy()
    ask(policy, 1, 'a')
    policy.decide(released)
    const before = String(policy)
    expect(() => policy.decide(released)).toThrow(message)
    expect(() => policy.decide(failed)).toThrow(message)
    expect(String(policy)).toBe(before)
  })

  test('a discarded connection does not come back', () => {
    const policy = new Urllib3Policy()
    ask(policy, 1, 'a')
    policy.decide(failed)
    expect(() => policy.decide(released)).toThrow(message)
  })
})

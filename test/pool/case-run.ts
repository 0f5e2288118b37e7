import type { PoolDecision, PoolEvent, PoolPolicy } from '../../src/pool/policy.ts'

/**
 * Tells a policy what the steps of a case say, and writes its decisions down.
 *
 * | step | what happens |
 * | --- | --- |
 * | `ask a`, `ask a at two` | request a, to the origin `one` or to another |
 * | `retake a` | request a asks again: what it got was closed |
 * | `end a`, `end a closed-by-server`, `end a closed-by-client` | the connection of a comes back |
 * | `break a` | it broke before the head of an answer |
 * | `fail a` | it could not be opened |
 * | `drop a` | the server closes the connection that a had |
 * | `abandon a` | request a does not wait any more |
 * | `close`, `tick` | the session is closed; time passes |
 *
 * Decisions read `open 3 (2) evicted` (connection 3, number 2 of its pool, why), `reuse 1`,
 * `reconnect 1 (1) closed-by-server`, `wait`, `refuse …`, `keep 1`, `discard 2 pool-full of 1`,
 * `evict 1`; one for another request than that of the step ends in `for b`; none is `-`.
 */
export class CaseRun {
  readonly #policy: PoolPolicy
  readonly #requests: string[] = []
  /** The connection that a request was given last. */
  readonly #given = new Map<string, number>()
  readonly #originOf = new Map<string, string>()
  #nowMs = 0

  constructor(policy: PoolPolicy) {
    this.#policy = policy
  }

  /** What the policy decides on `step`. */
  step(step: string): string {
    this.#nowMs += 1
    const [, asker = ''] = step.split(' ')
    const { decisions } = this.#policy.decide(this.#event(step))
    const words = decisions.map((decision) => {
      const written = writeDecision(decision)
      if (!('request' in decision)) return written
      const request = this.#requests[decision.request] ?? '?'
      if ('connection' in decision) this.#given.set(request, decision.connection)
      return request === asker ? written : `${written} for ${request}`
    })
    return words.join(', ') || '-'
  }

  #event(step: string): PoolEvent {
    const [verb = '', name = '', ...rest] = step.split(' ')
    const nowMs = this.#nowMs
    const connection = this.#given.get(name) ?? -1
    switch (verb) {
      case 'ask':
        this.#originOf.set(name, rest[1] ?? 'one')
        return this.#ask(name, false)
      case 'retake':
        return this.#ask(name, true)
      case 'end':
        return { type: 'released', connection, state: stateOf(rest[0]), nowMs }
      case 'break':
        return { type: 'released', connection, state: 'broken', nowMs }
      case 'fail':
        return { type: 'connectFailed', connection, nowMs }
      case 'drop':
        return { type: 'dropped', connection, nowMs }
      case 'abandon':
        return { type: 'abandoned', request: this.#number(name), nowMs }
      case 'close':
        return { type: 'closed', nowMs }
      case 'tick':
        return { type: 'tick', nowMs }
      default:
        throw new Error(`no such step: ${step}`)
    }
  }

  #ask(name: string, retake: boolean): PoolEvent {
    const host = this.#originOf.get(name) ?? 'one'
    const key = { id: host, origin: { scheme: 'http', host, port: 80 } } as const
    return { type: 'requested', request: this.#number(name), key, retake, nowMs: this.#nowMs }
  }

  #number(name: string): number {
    const known = this.#requests.indexOf(name)
    return known === -1 ? this.#requests.push(name) - 1 : known
  }
}

function stateOf(word = 'reusable'): 'reusable' | 'closed-by-server' | 'closed-by-client' {
  if (word === 'reusable' || word === 'closed-by-server' || word === 'closed-by-client') return word
  throw new Error(`no such state: ${word}`)
}

/** A decision in a few words, without its request. */
export function writeDecision(decision: PoolDecision): string {
  switch (decision.type) {
    case 'open':
    case 'reconnect':
      return `${decision.type} ${decision.connection} (${decision.number}) ${decision.why}`
    case 'reuse':
    case 'share':
    case 'keep':
    case 'evict':
      return `${decision.type} ${decision.connection}`
    case 'wait':
      return 'wait'
    case 'refuse':
      return `refuse ${decision.reason}`
    case 'discard': {
      const size = decision.reason === 'pool-full' ? ` of ${decision.poolSize}` : ''
      return `discard ${decision.connection} ${decision.reason}${size}`
    }
  }
}

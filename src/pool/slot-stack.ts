/** Why a place of a pool holds no connection. */
export type EmptySlot = 'unused' | 'broken' | 'connect-failed'

/**
 * The places of one pool: what was given back last is taken first, be it a connection or nothing.
 *
 * It mirrors the queue of urllib3's `HTTPConnectionPool`: a `LifoQueue(maxsize)` that starts with
 * `maxsize` times `None`. A place is never passed over for another one below it.
 */
export class SlotStack<C extends object> {
  /** How many places there are; without a limit, if it is 0 or less. */
  readonly maxsize: number
  /** The last one lies on top. */
  readonly #givenBack: (C | EmptySlot)[] = []
  /** The places at the bottom that never held anything: counted, not stored. */
  #unused: number

  constructor(maxsize: number) {
    this.maxsize = maxsize
    this.#unused = Math.max(0, maxsize)
  }

  get limited(): boolean {
    return this.maxsize > 0
  }

  /** Whether every place lies here, so that none can be given back. */
  get full(): boolean {
    return this.limited && this.#unused + this.#givenBack.length >= this.maxsize
  }

  get unused(): number {
    return this.#unused
  }

  /** The place on top, which is then missing here; `undefined` where none is left. */
  take(): C | EmptySlot | undefined {
    const top = this.#givenBack.pop()
    if (top !== undefined || this.#unused === 0) return top
    this.#unused -= 1
    return 'unused'
  }

  /** Puts a place on top. It is for the caller to ask first whether the stack is full. */
  put(slot: C | EmptySlot): void {
    this.#givenBack.push(slot)
  }

  /** The places that were given back, the top first. */
  givenBack(): readonly (C | EmptySlot)[] {
    return this.#givenBack.toReversed()
  }

  /** The connections that lie here, the top first. */
  connections(): readonly C[] {
    return this.givenBack().filter((slot): slot is C => typeof slot === 'object')
  }
}

import type { Clock } from '../clock/clock.ts'

/**
 * Connections that may be opened in a minute while measuring. Each takes a port, and gives it back
 * a minute after it was closed; macOS and Windows have 16,384 of them, Linux has 28,232.
 */
export const portLimit = 12_000

const keptMs = 60_000

/** Knows when more connections would use up the ports of this machine. */
export class PortGuard {
  readonly #clock: Clock
  #opened: { readonly atMs: number; readonly connections: number }[] = []

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Notes that connections were opened. */
  note(connections: number): void {
    if (connections > 0) this.#opened.push({ atMs: this.#clock.nowMs(), connections })
  }

  /** Whether so many more are too many. */
  refuses(connections: number): boolean {
    if (connections === 0) return false
    const sinceMs = this.#clock.nowMs() - keptMs
    if ((this.#opened[0]?.atMs ?? sinceMs) < sinceMs) {
      this.#opened = this.#opened.filter(({ atMs }) => atMs >= sinceMs)
    }
    let sum = connections
    for (const each of this.#opened) sum += each.connections
    return sum > portLimit
  }
}

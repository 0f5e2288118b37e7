/** How long the round trip to an address is made, in milliseconds; 0 where that line is real. */
export type SimulatedLine = (address: string, port: number) => number

/**
 * The lines whose length is simulated: whoever listens behind one enters it, and whoever connects
 * asks for it.
 *
 * A handshake of TCP is over before the listening side hears of it, so its round trip is waited by
 * the side that connects; those that follow, by the side that answers.
 *
 * @example
 * const lines = new SimulatedLines()
 * const remove = lines.add((address, port) => (port === 8080 ? 40 : 0))
 * lines.rttMs('127.0.0.1', 8080) // 40
 * remove()
 * lines.rttMs('127.0.0.1', 8080) // 0
 */
export class SimulatedLines {
  readonly #lines = new Set<SimulatedLine>()
  /** The length that a line has from its start; set by the command line. Default 0. */
  startRttMs = 0

  /** Enters a line; the function returned takes it out again. */
  add(line: SimulatedLine): () => void {
    this.#lines.add(line)
    return () => this.#lines.delete(line)
  }

  /** The simulated round trip to an address, in milliseconds; 0 where none is. */
  rttMs(address: string, port: number): number {
    for (const line of this.#lines) {
      const rttMs = line(address, port)
      if (rttMs > 0) return rttMs
    }
    return 0
  }
}

/** The simulated lines of this process. */
export const simulatedLines: SimulatedLines = new SimulatedLines()

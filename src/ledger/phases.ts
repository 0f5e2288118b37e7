/**
 * Where the time of a request went, in seconds. Each phase begins where the one before it ends, so
 * they add up to the whole.
 */
export interface Phases {
  /** Until the pool had decided which connection it gets. */
  readonly queued: number
  /** Looking up the name; 0 for an address, and on a connection that was there. */
  readonly dns: number
  /** TCP, and what a proxy had to be asked. */
  readonly connect: number
  /** The TLS handshake with the server. */
  readonly tls: number
  /** Until head and body of the request had been handed to the socket. */
  readonly send: number
  /** Until the head of the answer had come in. */
  readonly wait: number
  /** Until the body of the answer had been read to its end; null as long as it has not. */
  readonly receive: number | null
}

/** The moments of a request, in milliseconds; negative for one that has not come. */
export interface Moments {
  readonly askedMs: number
  readonly grantedMs: number
  readonly connectStartMs: number
  readonly tlsStartMs: number
  readonly readyMs: number
  readonly sentMs: number
  readonly headMs: number
  readonly endMs: number
}

/** The phases between the moments of a request whose answer has begun. */
export function phasesOf(at: Moments): Phases {
  const { dnsMs, connectMs, tlsMs } = openingCost(at, at.readyMs)
  return {
    queued: seconds(at.grantedMs - at.askedMs),
    dns: seconds(dnsMs),
    connect: seconds(connectMs),
    tls: seconds(tlsMs),
    send: seconds(at.sentMs - at.readyMs),
    wait: seconds(at.headMs - at.sentMs),
    receive: at.endMs < 0 ? null : seconds(at.endMs - at.headMs),
  }
}

/** What the opening of a connection took up to a moment, by phase. */
export function openingCost(
  { grantedMs, connectStartMs, tlsStartMs }: Moments,
  untilMs: number,
): { readonly dnsMs: number; readonly connectMs: number; readonly tlsMs: number } {
  const tlsFromMs = tlsStartMs < 0 ? untilMs : tlsStartMs
  const connectFromMs = connectStartMs < 0 ? tlsFromMs : connectStartMs
  return {
    dnsMs: connectFromMs - grantedMs,
    connectMs: tlsFromMs - connectFromMs,
    tlsMs: untilMs - tlsFromMs,
  }
}

/** Seconds to the microsecond, as `response.elapsed` has them. */
export function seconds(ms: number): number {
  return Math.round(ms * 1000) / 1_000_000
}

/** What all connections and requests of the process have cost so far; a difference of two is the cost of what lies between. */
export interface Totals {
  /** Requests sent: each hop of a redirect and each attempt of a retry counts. */
  readonly requests: number
  /** Those of them that went over a line of simulated length: times are simulated where there are any. */
  readonly simulated: number
  /** Sockets opened: TCP was up. */
  readonly connections: number
  /** TCP and TLS handshakes that were paid; a connection over TLS pays two. */
  readonly handshakes: number
  readonly dnsMs: number
  readonly connectMs: number
  readonly tlsMs: number
  /** Sum over the answers: from asking the pool for a connection to the head of the answer. */
  readonly elapsedMs: number
  /** Bytes that went over the sockets, handshakes of TLS and heads included. */
  readonly bytesSent: number
  readonly bytesReceived: number
}

/** What lies between two readings. */
export function difference(after: Totals, before: Totals): Totals {
  return {
    requests: after.requests - before.requests,
    simulated: after.simulated - before.simulated,
    connections: after.connections - before.connections,
    handshakes: after.handshakes - before.handshakes,
    dnsMs: after.dnsMs - before.dnsMs,
    connectMs: after.connectMs - before.connectMs,
    tlsMs: after.tlsMs - before.tlsMs,
    elapsedMs: after.elapsedMs - before.elapsedMs,
    bytesSent: after.bytesSent - before.bytesSent,
    bytesReceived: after.bytesReceived - before.bytesReceived,
  }
}

/** What it has cost before the first request. */
export const noTotals: Totals = {
  requests: 0,
  simulated: 0,
  connections: 0,
  handshakes: 0,
  dnsMs: 0,
  connectMs: 0,
  tlsMs: 0,
  elapsedMs: 0,
  bytesSent: 0,
  bytesReceived: 0,
}

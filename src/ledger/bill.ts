import { defineInspection } from '../http/inspection.ts'
import { bindArguments } from '../repr/call-arguments.ts'
import { durationText } from './duration-text.ts'
import { seconds } from './phases.ts'
import { noSpending, type Spending, spentBetween } from './spending.ts'

/** Which part of what was paid makes it worth telling that it was paid side by side. */
const leastOverlap = 0.02

/** What connections have cost: the value of `bill()`. Times are seconds. */
export class Bill {
  /** Requests sent: each hop of a redirect and each attempt of a retry counts. */
  readonly requests: number
  /** Those of them that went over a line of simulated length. */
  readonly simulated: number
  readonly connections: number
  /** Handshakes of TCP and of TLS. */
  readonly handshakes: number
  readonly dns: number
  /** TCP, and what proxies had to be asked. */
  readonly connect: number
  readonly tls: number
  /** dns, connect and tls together: of connections that were opened side by side each one's time. */
  readonly paid: number
  /** How long connections were being opened, by the clock: what was side by side counts once. */
  readonly clock: number
  /** From asking for a connection to the head of the answer, or to the failure, added up. */
  readonly elapsed: number
  /** What part of `elapsed` was paid for connections, 0 to 1. */
  readonly share: number
  /** How many requests got a connection that was there. */
  readonly reused: number
  /** An estimate: for each of those, what opening its connection has cost once. */
  readonly saved: number

  static {
    defineInspection(Bill, (bill) => bill.toString())
  }

  constructor(spent: Spending) {
    const { dnsMs, connectMs, tlsMs } = spent
    const paidMs = dnsMs + connectMs + tlsMs
    const elapsedMs = spent.elapsedMs + spent.failedMs
    this.requests = spent.requests
    this.simulated = spent.simulated
    this.connections = spent.connections
    this.handshakes = spent.handshakes
    this.dns = seconds(dnsMs)
    this.connect = seconds(connectMs)
    this.tls = seconds(tlsMs)
    this.paid = seconds(paidMs)
    this.clock = seconds(spent.openingMs)
    this.elapsed = seconds(elapsedMs)
    this.share = elapsedMs > 0 ? paidMs / elapsedMs : 0
    this.reused = spent.reused
    this.saved = seconds(spent.savedMs)
  }

  /** On one line, such as `7 handshakes, 214 ms: dns 3.0 ms, tcp 81 ms, tls 130 ms · 41 % of the …`. */
  toString(): string {
    const { handshakes, dns, connect, tls, share, reused, saved } = this
    if (handshakes === 0 && this.requests === 0) return 'no handshakes, nothing was sent'
    const count = handshakes === 1 ? '1 handshake' : `${handshakes} handshakes`
    const parts = `dns ${text(dns)}, tcp ${text(connect)}, tls ${text(tls)}`
    const reuse =
      reused === 0 ? 'nothing was reused' : `reuse saved about ${text(saved)} (estimate)`
    const percent = `${Math.round(share * 100)} % of the time`
    const mark = this.simulated > 0 ? ' · simulated distance' : ''
    return `${count}, ${this.#paidText()}: ${parts} · ${percent} · ${reuse}${mark}`
  }

  /** What was paid side by side adds up to more than anybody has waited. */
  #paidText(): string {
    const { paid, clock } = this
    const isOverlapped = paid - clock > leastOverlap * paid
    return isOverlapped ? `${text(paid)} added up (${text(clock)} by the clock)` : text(paid)
  }
}

function text(inSeconds: number): string {
  return durationText(inSeconds * 1000)
}

/** `bill()`, and the reset of its count. */
export interface Billing {
  /**
   * What connections have cost since the process began, or since the last reset.
   *
   * @example
   * bill.reset()
   * await session.get(practice.url)
   * bill().requests // 1
   */
  (): Bill
  /** Begins to count anew. */
  reset(): void
}

const signature = { name: 'bill', parameters: [] } as const

/** `bill` over the spending that `spent` tells. */
export function createBill(spent: () => Spending): Billing {
  let before = noSpending
  const bill = (...args: readonly unknown[]): Bill => {
    bindArguments(signature, args)
    return new Bill(spentBetween(spent(), before))
  }
  const reset = (): void => {
    before = spent()
  }
  return Object.assign(bill, { reset })
}

import { systemClock } from '../clock/system-clock.ts'
import { runtimeName } from '../runtime/name.ts'

/** What is known of a connection: whether it is open, as far as this side was told. */
export interface Openness {
  readonly alive: boolean
}

/** Idle for longer than this, a connection may have been closed without our having been told. */
const trustedIdleMs = 2
/** Idle for longer than this, the event loop may have been blocked all the while. */
const blockedLoopMs = 20

/** Whether one turn of a loop that was blocked may leave out what has come in. */
const mayMissTurns = runtimeName !== 'node'

let heardAtMs = Number.NEGATIVE_INFINITY

/** Notes that a peer was heard just now, so that the event loop has turned just now. */
export function heardPeer(): void {
  if (mayMissTurns) heardAtMs = systemClock.nowMs()
}

/** Whether a connection has been idle for so short that it is surely as open as it seems. */
export function isSurelyOpen({ alive }: Openness, idleMs: number): boolean {
  return alive && idleMs <= trustedIdleMs
}

/**
 * Whether the peer has left an idle connection open. The event loop is let turn, so that a close
 * that has come in but was not told yet is heard of: one turn is enough on Node, but after the loop
 * was blocked Deno and Bun need several. It was not where some other peer was heard meanwhile.
 */
export async function stillOpen(connection: Openness, idleMs: number): Promise<boolean> {
  const silentMs = Math.min(idleMs, systemClock.nowMs() - heardAtMs)
  const turns = mayMissTurns && silentMs > blockedLoopMs ? 4 : 1
  for (let turn = 0; turn < turns && connection.alive; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
  return connection.alive
}

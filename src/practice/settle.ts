import type { Clock } from '../clock/clock.ts'

/** An accept, the bytes or the end that came on it, and one to spare for a loop that is late. */
const turns = 3

/**
 * Gives the event loop the turns that it takes to bring in what the clients have done by now: the
 * kernel knows of it already, so that what the server says it saw leaves nothing out.
 */
export async function settle(clock: Clock): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await clock.sleep(1)
}

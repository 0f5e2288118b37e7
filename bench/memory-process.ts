/*
 * Makes requests by one session, and says at some counts what is in memory, after a collection.
 * Arguments: the URL, and the counts.
 */
import { product } from './build.ts'

const [url = '', ...counts] = process.argv.slice(2)
const { Session } = await product('index')

declare const Bun: { gc(force: boolean): void } | undefined

/** Ends what is garbage, several times over: what is dropped may hold more. */
async function collect(): Promise<void> {
  for (let time = 0; time < 5; time += 1) {
    if (typeof Bun === 'undefined') globalThis.gc?.()
    else Bun.gc(true)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

using session = new Session()
let made = 0
for (const count of counts.map(Number)) {
  for (; made < count; made += 1) await session.get(url)
  await collect()
  const { heapUsed, external, rss } = process.memoryUsage()
  console.log(JSON.stringify({ requests: made, heapBytes: heapUsed + external, rssBytes: rss }))
}

/*
 * The comparison of "python requests module and connection reuse" as a program: calls of a global
 * function, each of which opens a connection, against calls of one session.
 *
 *   pool-repl --offline connection-reuse.ts [URL] [NUMBER]
 */
import process from 'node:process'
import { logging, requests, Session, timeit } from 'pool-repl'

const [url = 'https://www.wikipedia.org', count = '100'] = process.argv.slice(2)
const number = Number(count)

logging.basicConfig({ level: 'DEBUG', format: '%(message)s' })
console.log('a call of its own each:')
await requests.get(url)
await requests.get(url)

console.log('a session:')
const session = new Session()
await session.get(url)
await session.get(url)

logging.disable()
const apart = await timeit.timeit(() => requests.get(url), { number })
const together = await timeit.timeit(() => session.get(url), { number })
session.close()
console.log(`${number} calls, each on a connection of its own: ${apart.toFixed(3)} s`)
console.log(`${number} calls of one session: ${together.toFixed(3)} s`)

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FreshClone, shell } from './fresh-clone.ts'

/*
 * What the documents measured over real lines, over a line of simulated length: times, so that it
 * is not among the tests of every day.
 */

const commands: Readonly<Record<string, string>> = {
  Node: 'node dist/cli.js',
  'newest Node': '"$NEWEST_NODE" dist/cli.js',
  Deno: 'deno run -A src/cli.ts',
  Bun: 'bun src/cli.ts',
}

let clone: FreshClone

beforeAll(() => {
  clone = new FreshClone()
})

afterAll(() => {
  clone.remove()
})

function result(command: string) {
  const { status, stdout, stderr } = shell(command, clone.folder)
  expect({ status, stderr }).toMatchObject({ status: 0 })
  return JSON.parse(stdout)
}

describe.each(Object.entries(commands))('over 40 ms there and back, on %s', (_, command) => {
  test("the question's session is about three times as fast", () => {
    const found = result(`${command} run reuse --rtt 40ms --number 30 --json`)
    const { ratio } = found.ratios['session faster']
    console.log(`session: ${ratio.toFixed(2)}× faster; the question had 3.34×`)
    expect(ratio).toBeGreaterThan(2.8)
    expect(ratio).toBeLessThan(3.8)
    expect(found.practice).toEqual({ requests: found.requests, connections: found.connections })
  })

  test('a call over TLS costs three round trips, a reused connection one', () => {
    const line =
      'logging.disable(); session.get(practice.httpsUrl); const u = practice.httpsUrl; ' +
      'const r = [requests.get(u), session.get(u)]; ' +
      'JSON.stringify(r.map(({ conn }) => [conn.simulatedRtt, conn.phases, conn.total]))'
    const { stdout } = shell(`${command} --rtt 40ms -p '${line}'`, clone.folder)
    const [[rtt, fresh, whole], [, reused]] = JSON.parse(stdout)
    expect(rtt).toBe(0.04)
    for (const phase of ['connect', 'tls']) expect(fresh[phase]).toBeGreaterThan(0.038)
    expect(fresh.wait).toBeGreaterThan(0.038)
    expect(whole).toBeGreaterThan(0.115)
    expect(whole).toBeLessThan(0.2)
    expect(reused).toMatchObject({ connect: 0, tls: 0 })
    expect(reused.wait).toBeLessThan(0.08)
  })
})

test("the guide's ten calls of a second take about ten seconds, and handshakes besides", () => {
  const { stdout } = shell('node dist/cli.js run delay --rtt 40ms', clone.folder)
  const [, apart] = /^Without session: (\d+\.\d\d)s$/m.exec(stdout) ?? []
  const [, together] = /^With session: (\d+\.\d\d)s$/m.exec(stdout) ?? []
  console.log(`without a session ${apart} s, with one ${together} s`)
  expect(Number(together)).toBeGreaterThan(10)
  expect(Number(together)).toBeLessThan(11.2)
  // nine handshakes of two round trips more
  expect(Number(apart) - Number(together)).toBeGreaterThan(0.6)
  expect(Number(apart) - Number(together)).toBeLessThan(1.6)
})

test("the article's servers, where they are installed, gain what the article gained, or more", () => {
  const { status, stdout, stderr } = shell(
    'node dist/cli.js run benchmark --stack django --number 400 --json',
    clone.folder,
  )
  expect(status).toBe(0)
  if (stderr.startsWith('skipped: ')) return console.log(stderr)
  const { ratios, connections } = JSON.parse(stdout)
  const { ratio } = ratios['session faster']
  console.log(`Django behind Caddy: ${ratio.toFixed(2)}× faster; the article had 1.25×`)
  expect(ratio).toBeGreaterThan(1.1)
  expect(connections).toBe(401)
})

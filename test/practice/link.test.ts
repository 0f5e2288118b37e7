import { afterAll, describe, expect, it } from 'vitest'
import { simulatedLines } from '../../src/distance/simulated-lines.ts'
import { Practice, type PracticeOptions } from '../../src/practice/index.ts'
import { rttMsOf } from '../../src/practice/link.ts'
import { WireClient } from './wire-client.ts'

const practice = Practice.start()
const { port, httpsPort } = practice

afterAll(() => practice.close())

const refused: readonly [name: string, options: unknown, message: string][] = [
  ['nothing', undefined, "link() missing 1 required keyword-only argument: 'rtt'"],
  ['no rtt', {}, "link() missing 1 required keyword-only argument: 'rtt'"],
  ['another keyword', { rrt: 1 }, "link() got an unexpected keyword argument 'rrt'"],
  ['a position', 0.04, 'link() takes 0 positional arguments but 1 was given'],
  ['a text', { rtt: '40ms' }, "rtt is a number of seconds, such as 0.04, not '40ms'"],
  ['milliseconds', { rtt: 40 }, 'rtt is in seconds, from 0 to 10, not 40; 40 ms are 0.04'],
  ['less than nothing', { rtt: -1 }, 'rtt is in seconds, from 0 to 10, not -1'],
  ['no number', { rtt: Number.NaN }, 'rtt is in seconds, from 0 to 10, not NaN'],
]

describe('the options of a link', () => {
  it('are a round trip in seconds', () => {
    expect(rttMsOf({ rtt: 0.04 })).toBe(40)
    expect(rttMsOf({ rtt: 0 })).toBe(0)
  })

  for (const [name, options, message] of refused) {
    it(`refuse ${name}`, () => {
      expect(() => rttMsOf(options)).toThrow(message)
    })
  }
})

describe('practice.link', () => {
  it('counts at once and for this server alone, until it is restored', () => {
    const link = practice.link({ rtt: 0.04 })
    expect(practice.rtt).toBe(0.04)
    expect(simulatedLines.rttMs('127.0.0.1', port)).toBe(40)
    expect(simulatedLines.rttMs('127.0.0.1', httpsPort)).toBe(40)
    expect(simulatedLines.rttMs('127.0.0.1', 1)).toBe(0)
    expect(simulatedLines.rttMs('192.0.2.1', port)).toBe(0)
    const longer = practice.link({ rtt: 0.2 })
    longer.restore()
    longer.restore()
    expect(practice.rtt).toBe(0.04)
    link[Symbol.dispose]()
    expect(practice.rtt).toBe(0)
    expect(simulatedLines.rttMs('127.0.0.1', port)).toBe(0)
  })

  const orders: readonly (readonly [order: readonly number[], rtts: readonly number[]])[] = [
    [
      [0, 1, 2],
      [0.3, 0.3, 0],
    ],
    [
      [2, 1, 0],
      [0.2, 0.1, 0],
    ],
    [
      [1, 0, 2],
      [0.3, 0.3, 0],
    ],
    [
      [1, 2, 0],
      [0.3, 0.1, 0],
    ],
    [
      [2, 2, 0, 1],
      [0.2, 0.2, 0.2, 0],
    ],
  ]
  for (const [order, rtts] of orders) {
    it(`is the newest that is held, when they are restored in the order ${order}`, () => {
      const links = [0.1, 0.2, 0.3].map((rtt) => practice.link({ rtt }))
      const left = order.map((index) => {
        links[index]?.restore()
        return practice.rtt
      })
      expect(left).toEqual(rtts)
    })
  }

  it('says that it is simulated', () => {
    const link = practice.link({ rtt: 0.04 })
    expect(String(link)).toBe('<Link simulated rtt 0.04 s>')
    expect(String(practice)).toMatch(/, simulated rtt 0\.04 s>$/)
    link.restore()
    expect(String(link)).toBe('<Link simulated rtt 0.04 s, restored>')
    expect(String(practice)).not.toMatch(/simulated/)
  })

  it('holds an answer for a round trip, on a connection that was open before, too', async () => {
    const client = await WireClient.open(port)
    client.get('/get')
    await client.until(/"url"/)
    const link = practice.link({ rtt: 0.1 })
    const startMs = performance.now()
    client.get('/status/204')
    await client.until(/204/)
    // a timer of the engine may be early by a millisecond
    expect(performance.now() - startMs).toBeGreaterThan(97)
    client.socket.destroy()
    link.restore()
  })

  it('begins with what the command line asked for', async () => {
    simulatedLines.startRttMs = 30
    const options: PracticeOptions = {}
    const far = Practice.start(options)
    simulatedLines.startRttMs = 0
    expect(far.rtt).toBe(0.03)
    const farPort = far.port
    expect(simulatedLines.rttMs('127.0.0.1', farPort)).toBe(30)
    await far.close()
    expect(simulatedLines.rttMs('127.0.0.1', farPort)).toBe(0)
  })
})

import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../src/clock/manual-clock.ts'
import { IncomingBody } from '../../src/transport/body.ts'
import { SilenceTimer } from '../../src/transport/silence-timer.ts'

/** What happens to a body: a piece comes, it is over, it fails; or what its reader does. */
type Step = { readonly push: string } | 'complete' | 'fail' | 'next' | 'rest' | 'close'

const piece = (push: string): Step => ({ push })

const cases: readonly { name: string; length: number | null; steps: Step[]; told: string[] }[] = [
  {
    name: 'gives pieces as they came, and ends with the last byte that was announced',
    length: 4,
    steps: [piece('ab'), piece('cd'), 'complete', 'next', 'next'],
    told: ['ab', 'ended complete 4', 'cd'],
  },
  {
    name: 'ends without an announced length when the reader asks once more',
    length: null,
    steps: [piece('ab'), 'complete', 'next', 'next'],
    told: ['ab', 'ended complete 2', 'null'],
  },
  {
    name: 'gives all that is left in one piece',
    length: 6,
    steps: [piece('ab'), piece('cd'), 'next', piece('ef'), 'complete', 'rest'],
    told: ['ab', 'ended complete 6', 'cdef'],
  },
  {
    name: 'gives nothing after its end',
    length: 2,
    steps: [piece('ab'), 'complete', 'rest', 'next', 'rest'],
    told: ['ended complete 2', 'ab', 'null', ''],
  },
  {
    name: 'gives what came before a failure, then the failure',
    length: 9,
    steps: [piece('ab'), 'fail', 'next', 'next'],
    told: ['ab', 'ended failed 2', 'error: broken'],
  },
  {
    name: 'fails as a whole when all of it was asked for',
    length: 9,
    steps: [piece('ab'), 'fail', 'rest'],
    told: ['ended failed 2', 'error: broken'],
  },
  {
    name: 'closes its connection when it is closed unread',
    length: 2,
    steps: [piece('ab'), 'complete', 'close'],
    told: ['abort', 'ended left 2'],
  },
  {
    name: 'does nothing when it is closed after its end',
    length: 2,
    steps: [piece('ab'), 'complete', 'rest', 'close'],
    told: ['ended complete 2', 'ab'],
  },
  {
    name: 'asks the wire to pause when nobody reads, and to go on when somebody does',
    length: 100_000,
    steps: [piece('x'.repeat(70_000)), piece('y'.repeat(30_000)), 'complete', 'next', 'next'],
    told: ['pause', 'pause', 'resume', 'x…', 'ended complete 100000', 'y…'],
  },
]

describe('the body of an answer', () => {
  for (const { name, length, steps, told } of cases) {
    it(name, async () => {
      const log: string[] = []
      const owner = {
        pause: () => log.push('pause'),
        resume: () => log.push('resume'),
        abort: () => log.push('abort'),
        ended: (how: string, bytes: number) => log.push(`ended ${how} ${bytes}`),
      }
      const body = new IncomingBody(
        owner,
        new SilenceTimer(new ManualClock(), null, () => {}),
        length,
      )
      for (const step of steps) await play(body, step, log)
      expect(log).toEqual(told)
    })
  }

  it('holds its connection until it is read, also when it is empty', async () => {
    const log: string[] = []
    const owner = { pause() {}, resume() {}, abort() {}, ended: (how: string) => log.push(how) }
    const body = new IncomingBody(owner, new SilenceTimer(new ManualClock(), null, () => {}), 0)
    body.complete()
    await Promise.resolve()
    expect(log).toEqual([])
    expect(await body.rest()).toHaveLength(0)
    expect(log).toEqual(['complete'])
  })
})

describe('a body in chunks', () => {
  const chunked = (sizes: readonly number[]) => {
    const owner = { pause() {}, resume() {}, abort() {}, ended() {} }
    const left = [...sizes]
    const chunks = { nextSize: () => left.shift() }
    return new IncomingBody(
      owner,
      new SilenceTimer(new ManualClock(), null, () => {}),
      null,
      chunks,
    )
  }
  const read = async (body: IncomingBody, limit: number | undefined) => {
    const pieces: string[] = []
    const all = async () => {
      for (let piece = await body.next(limit); piece !== null; piece = await body.next(limit)) {
        pieces.push(Buffer.from(piece).toString())
      }
    }
    await all().catch((error: Error) => pieces.push(error.message))
    return pieces
  }
  const cuts: readonly string[][] = [
    ['abcdefgh', 'ij'],
    ['abcd', 'efg', 'h', 'i', 'j'],
    ['abcdefghij'],
  ]

  for (const pieces of cuts) {
    it(`is read by its chunks, however it is cut: ${pieces.join(' ')}`, async () => {
      for (const [limit, told] of [
        [undefined, ['abcdefgh', 'ij']],
        [3, ['abc', 'def', 'gh', 'ij']],
        [8, ['abcdefgh', 'ij']],
      ] as const) {
        const body = chunked([8, 2])
        const seen = read(body, limit)
        for (const piece of pieces) {
          body.push(Buffer.from(piece))
          await Promise.resolve()
        }
        body.complete()
        expect(await seen).toEqual(told)
      }
    })
  }

  it('loses what of a piece has come where it breaks off', async () => {
    for (const [limit, told] of [
      [undefined, ['hello', 'broken']],
      [5, ['hello', 'broken']],
      [3, ['hel', 'lo', 'wor', 'broken']],
    ] as const) {
      const body = chunked([5, 10])
      body.push(Buffer.from('hello'))
      body.push(Buffer.from('wor'))
      body.fail(new Error('broken'))
      expect(await read(body, limit)).toEqual(told)
    }
  })

  it('waits for a chunk that is longer than what is read ahead', async () => {
    const log: string[] = []
    const further = [70_000, 60_000]
    const owner = {
      pause: () => log.push('pause'),
      // as the engine does: what it holds comes in before it returns
      resume: () => {
        log.push('resume')
        body.push(Buffer.alloc(further.shift() ?? 0))
      },
      abort() {},
      ended() {},
    }
    const sizes = [200_000]
    const timer = new SilenceTimer(new ManualClock(), null, () => {})
    const body = new IncomingBody(owner, timer, null, { nextSize: () => sizes.shift() })
    body.push(Buffer.alloc(70_000))
    const whole = body.next()
    await Promise.resolve()
    body.push(Buffer.alloc(60_000))
    expect(await whole).toHaveLength(200_000)
    expect(log).toEqual(['pause', 'resume'])
  })

  it('gives what has come where the wire is done before the chunk is', async () => {
    const body = chunked([20])
    body.push(Buffer.from('hello'))
    body.complete()
    expect(await read(body, 3)).toEqual(['hel', 'lo'])
  })

  it('wakes everyone who waits for it', async () => {
    const body = chunked([5])
    const arrived = body.arrival()
    const whole = body.rest()
    body.push(Buffer.from('hello'))
    body.complete()
    await arrived
    expect(shown(await whole)).toBe('hello')
  })

  it('gives nothing more once it was closed', async () => {
    const body = chunked([20])
    body.push(Buffer.from('hello'))
    body.close()
    expect(await read(body, 3)).toEqual([])
  })
})

async function play(body: IncomingBody, step: Step, log: string[]): Promise<void> {
  if (typeof step === 'object') body.push(Buffer.from(step.push))
  else if (step === 'complete') body.complete()
  else if (step === 'fail') body.fail(new Error('broken'))
  else if (step === 'close') body.close()
  else log.push(await body[step]().then(shown, (error: Error) => `error: ${error.message}`))
}

function shown(data: Uint8Array | null): string {
  if (data === null) return 'null'
  const text = Buffer.from(data).toString()
  return text.length > 10 ? `${text[0]}…` : text
}

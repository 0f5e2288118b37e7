import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../src/clock/manual-clock.ts'
import { Register } from '../../../src/practice/register.ts'
import { ask } from '../asking.ts'

describe('/status', () => {
  const cases = [
    { code: '200', status: 200, headers: {} },
    { code: '404', status: 404, headers: {} },
    { code: '401', status: 401, headers: { 'WWW-Authenticate': 'Basic realm="practice"' } },
    { code: '999', status: 999, headers: {} },
    { code: '100', status: 400 },
    { code: 'ok', status: 400 },
  ]
  for (const { code, status, headers } of cases) {
    it(`answers ${status} for ${code}`, async () => {
      const answered = await ask('POST', `/status/${code}`)
      expect(answered.status).toBe(status)
      if (headers !== undefined) expect(answered).toMatchObject({ headers, text: '' })
    })
  }
})

describe('/delay', () => {
  const cases = [
    { seconds: '2', waitsMs: 2000 },
    { seconds: '0.5', waitsMs: 500 },
    { seconds: '.25', waitsMs: 250 },
    { seconds: '0', waitsMs: 0 },
    { seconds: '60', waitsMs: 60_000 },
  ]
  for (const { seconds, waitsMs } of cases) {
    it(`waits ${waitsMs} ms for ${seconds}, then answers with what came`, async () => {
      const clock = new ManualClock()
      const answer = ask('POST', `/delay/${seconds}?a=1`, { clock, body: 'hi' })
      expect(clock.slept).toEqual([waitsMs])
      clock.advance(waitsMs)
      expect(await answer).toMatchObject({ status: 200, json: { args: { a: '1' }, data: 'hi' } })
    })
  }

  for (const seconds of ['60.1', '-1', 'x', '1e1', '.', '0x1']) {
    it(`answers 400 for ${seconds}`, async () => {
      expect((await ask('GET', `/delay/${seconds}`)).status).toBe(400)
    })
  }

  it('is abandoned when the client goes', async () => {
    const client = new AbortController()
    const answer = ask('GET', '/delay/5', { gone: client.signal })
    client.abort(new Error('gone'))
    await expect(answer).rejects.toThrow('gone')
  })
})

describe('/connections', () => {
  it('lists what was seen, with what is just coming in', async () => {
    const clock = new ManualClock()
    const register = new Register(clock)
    register.accepted('http', 1)
    const answer = ask('GET', '/connections', { clock, register })
    register.accepted('https', 2)
    while (clock.slept.length < 3) {
      clock.advance(1)
      await Promise.resolve()
    }
    clock.advance(1)
    expect((await answer).json).toMatchObject([{ remotePort: 1 }, { remotePort: 2 }])
  })
})

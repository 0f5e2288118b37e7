import type { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Letterbox } from '../../src/practice/letterbox.ts'
import type { Answer, Question } from '../../src/practice/messages.ts'
import { startWorker } from '../../src/practice/start-worker.ts'
import { WireClient } from './wire-client.ts'

let letterbox: Letterbox
let worker: Worker

function start(port: number): void {
  letterbox = new Letterbox()
  worker = startWorker({ shared: letterbox.shared, port, httpsPort: 0 })
}

function ask(about: Question['about'], id: number): Promise<Answer> {
  return new Promise((resolve) => {
    worker.on('message', (answer: Answer) => {
      if (answer.id === id) resolve(answer)
    })
    const question: Question = { id, about }
    worker.postMessage(question)
  })
}

beforeEach(() => start(0))
afterEach(() => worker.terminate())

const nothing = { failure: null, connections: [], requests: [] }

describe('the worker', () => {
  it('answers what it is asked, and only that', async () => {
    expect(await ask('ready', 1)).toEqual({ id: 1, ...nothing })
    const client = await WireClient.open(letterbox.httpPort(0))
    client.get('/status/418')
    await client.until(/418/)
    const connections = [expect.objectContaining({ n: 1, requests: 1 })]
    const requests = [expect.objectContaining({ connection: 1, status: 418 })]
    expect(await ask('connections', 2)).toEqual({ id: 2, ...nothing, connections })
    expect(await ask('requests', 3)).toEqual({ id: 3, ...nothing, requests })
    expect(await ask('reset', 4)).toEqual({ id: 4, ...nothing })
    expect(await ask('connections', 5)).toEqual({ id: 5, ...nothing })
    client.socket.destroy()
  })

  it('takes questions before it is up', async () => {
    expect(await ask('ready', 7)).toEqual({ id: 7, ...nothing })
    expect(letterbox.complete).toBe(true)
  })

  it('stops listening when it is told to', async () => {
    await ask('close', 1)
    await expect(WireClient.open(letterbox.httpPort(0))).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    })
  })

  it('answers with the failure where it could not start', async () => {
    const taken = letterbox.httpPort(20_000)
    const first = worker
    start(taken)
    expect((await ask('ready', 1)).failure).toMatch(/EADDRINUSE/)
    expect(() => letterbox.httpPort(20_000)).toThrow(/could not start.*EADDRINUSE/s)
    await first.terminate()
  })
})

import { expect, it } from 'vitest'
import { Letterbox } from '../../src/practice/letterbox.ts'
import { startWorker } from '../../src/practice/start-worker.ts'

it('starts the worker from source, on a runtime that runs TypeScript or not', async () => {
  const letterbox = new Letterbox()
  const worker = startWorker({ shared: letterbox.shared, port: 0, httpsPort: 0 })
  expect(letterbox.httpPort(20_000)).toBeGreaterThan(0)
  expect(letterbox.httpsPort(20_000)).toBeGreaterThan(0)
  expect(letterbox.certificate(0)).toContain('BEGIN CERTIFICATE')
  await worker.terminate()
})

import { describe, expect, it } from 'vitest'
import { ask } from '../asking.ts'

describe('localhost:9000', () => {
  it('has the page that the article measures', async () => {
    const { status, text } = await ask('GET', '/', { host: 'localhost:9000' })
    expect(status).toBe(200)
    expect(text).toContain('<h1>It worked</h1>')
    expect((await ask('GET', '/', { host: 'localhost:9000' })).text).toBe(text)
  })

  it('has the general routes besides', async () => {
    expect((await ask('GET', '/status/418', { host: 'localhost:9000' })).status).toBe(418)
  })
})

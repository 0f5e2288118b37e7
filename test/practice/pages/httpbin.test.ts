import { describe, expect, it } from 'vitest'
import { generalRoutes } from '../../../src/practice/routes/general.ts'
import { ask } from '../asking.ts'

const host = 'httpbin.org'

describe('httpbin.org', () => {
  it('has a first page of 9593 bytes, as in the article', async () => {
    const { bytes, headers } = await ask('GET', '/', { host })
    expect(bytes.length).toBe(9593)
    expect(headers['Content-Type']).toBe('text/html; charset=utf-8')
  })

  it('names every route on it', async () => {
    const { text } = await ask('GET', '/', { host })
    for (const { path } of generalRoutes) expect(text).toContain(`<code>${path}</code>`)
  })

  it('has the general routes', async () => {
    expect((await ask('GET', '/get?a=1', { host })).json).toMatchObject({ args: { a: '1' } })
    expect((await ask('GET', '/status/418', { host })).status).toBe(418)
  })
})

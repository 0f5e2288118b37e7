import { describe, expect, it } from 'vitest'
import { ask } from '../asking.ts'

describe('www.wikipedia.org', () => {
  it('has a portal in many languages', async () => {
    const { status, headers, text } = await ask('GET', '/', { host: 'www.wikipedia.org' })
    expect(status).toBe(200)
    expect(headers['Content-Type']).toBe('text/html; charset=utf-8')
    expect(text).toContain('<li><a href="//de.wikipedia.org/" lang="de">Deutsch</a></li>')
    expect(text).toContain('日本語')
  })

  it('has nothing else', async () => {
    expect((await ask('GET', '/get', { host: 'www.wikipedia.org' })).status).toBe(404)
  })
})
